using System.Net;
using System.Net.Sockets;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Http;

/// <summary>No answer, with and without the call having gone out: who knows what it costs.</summary>
public class LostAnswerTests
{
    public static TheoryData<string> PaidOperations() =>
        ["hunter.company", "hunter.domain-search", "hunter.email-finder", "hunter.email-verifier", "hunter.person-verifier", "data-axle.match"];

    [Theory]
    [MemberData(nameof(PaidOperations))]
    public async Task A_call_that_went_out_and_was_not_answered_in_time_has_an_unknown_charge(string operation)
    {
        var answer = await TimedOut(operation, wentOut: true);

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
        answer.Detail.ShouldBe("timed out");
    }

    [Theory]
    [MemberData(nameof(PaidOperations))]
    public async Task A_call_that_never_went_out_costs_nothing(string operation)
    {
        var answer = await TimedOut(operation, wentOut: false);

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.None);
    }

    [Theory]
    [MemberData(nameof(PaidOperations))]
    public async Task A_broken_connection_has_an_unknown_charge(string operation)
    {
        var answer = await TestSources.Ask(
            new StubHandler(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded)), operation, TestSources.InputsOf(operation));

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "host name not found")]
    [InlineData(SocketError.TryAgain, "host name could not be looked up")]
    [InlineData(SocketError.ConnectionRefused, "connection refused")]
    [InlineData(SocketError.NetworkUnreachable, "host unreachable")]
    public async Task A_vendor_that_cannot_be_reached_is_asked_again_for_nothing(SocketError error, string words)
    {
        var answer = await TestSources.Ask(new NeverConnects((int)error), "data-axle.match", TestSources.InputsOf("data-axle.match"));

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.None);
        answer.Detail.ShouldBe(words);
    }

    [Fact]
    public async Task A_cancelled_call_throws_and_says_nothing_else()
    {
        using var stop = new CancellationTokenSource();
        var never = new NeverAnswers(reads: true);
        var asking = TestSources.Catalog(never).Source("hunter.company").Ask(TestSources.Query(("company.domain", "acme.com")), stop.Token);
        await never.Taken;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_body_that_breaks_off_has_an_unknown_charge()
    {
        var answer = await TestSources.Ask(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) }),
            "hunter.company",
            ("company.domain", "acme.com"));

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
    }

    private static async Task<SourceAnswer> TimedOut(string operation, bool wentOut)
    {
        var time = new ManualTime();
        var never = new NeverAnswers(reads: wentOut);
        var asking = TestSources.Catalog(never, time).Source(operation).Ask(TestSources.Query(TestSources.InputsOf(operation)), CancellationToken.None);
        await never.Taken;
        asking.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(31));
        return await asking;
    }

    private sealed class NeverConnects(int error) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection", new SocketException(error));
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The response ended prematurely.");
    }
}
