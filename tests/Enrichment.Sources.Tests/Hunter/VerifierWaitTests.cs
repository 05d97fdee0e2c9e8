using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Hunter;

public class VerifierWaitTests
{
    private const string Verified = """{"data":{"status":"valid"}}""";

    [Fact]
    public async Task A_verification_still_going_on_is_asked_for_again_until_it_is_done()
    {
        var statuses = new Queue<int>([202, 202, 200]);
        var source = TestSources.Catalog(new StubHandler(_ => StubHandler.Respond(statuses.Dequeue(), Verified))).Source("hunter.email-verifier");

        var (answer, calls) = await TestSources.AskThrough(source, TestSources.Query(("contact.email", "ann@acme.com")));

        calls.ShouldBe(3);
        answer.Class.ShouldBe(AnswerClass.Data);
        answer.Charge.ShouldBe(Charge.Of(0.5m));
    }

    [Fact]
    public async Task The_wait_between_two_calls_is_one_to_two_seconds()
    {
        var answer = await TestSources.Ask(StubHandler.Always(202, "{}"), "hunter.person-verifier", ("person.email", "ann@acme.com"));

        answer.Class.ShouldBe(AnswerClass.Pending);
        answer.Charge.ShouldBe(Charge.None);
        answer.Wait!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_verification_that_never_ends_fails_with_an_unknown_charge()
    {
        var source = TestSources.Catalog(StubHandler.Always(202, "{}")).Source("hunter.email-verifier");

        var (answer, calls) = await TestSources.AskThrough(source, TestSources.Query(("contact.email", "ann@acme.com")));

        calls.ShouldBe(TestSources.Settings.Hunter.VerifierPolls + 1);
        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
    }

    [Theory]
    [InlineData(new[] { 222, 222 }, AnswerClass.NoData)]
    [InlineData(new[] { 222, 200 }, AnswerClass.Data)]
    [InlineData(new[] { 202, 222, 202, 222 }, AnswerClass.NoData)]
    public async Task An_unexpected_answer_of_the_mail_server_is_tried_once_more(int[] statuses, AnswerClass expected)
    {
        var left = new Queue<int>(statuses);
        var source = TestSources.Catalog(new StubHandler(_ => StubHandler.Respond(left.Dequeue(), Verified))).Source("hunter.email-verifier");

        var (answer, _) = await TestSources.AskThrough(source, TestSources.Query(("contact.email", "ann@acme.com")));

        answer.Class.ShouldBe(expected);
        left.ShouldBeEmpty();
    }
}
