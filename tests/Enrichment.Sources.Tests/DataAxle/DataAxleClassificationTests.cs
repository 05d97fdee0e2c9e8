using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.DataAxle;

public class DataAxleClassificationTests
{
    [Theory]
    [InlineData(400, AnswerClass.BadInput, ChargeKind.None)]
    [InlineData(422, AnswerClass.BadInput, ChargeKind.None)]
    [InlineData(401, AnswerClass.AuthGone, ChargeKind.None)]
    [InlineData(403, AnswerClass.AuthGone, ChargeKind.None)]
    [InlineData(402, AnswerClass.QuotaGone, ChargeKind.None)]
    [InlineData(404, AnswerClass.NoData, ChargeKind.None)]
    [InlineData(429, AnswerClass.Throttled, ChargeKind.None)]
    [InlineData(451, AnswerClass.Suppressed, ChargeKind.None)]
    [InlineData(500, AnswerClass.Retry, ChargeKind.None)]
    [InlineData(503, AnswerClass.Retry, ChargeKind.None)]
    [InlineData(504, AnswerClass.Retry, ChargeKind.Unknown)]
    [InlineData(524, AnswerClass.Retry, ChargeKind.Unknown)]
    [InlineData(408, AnswerClass.Retry, ChargeKind.Unknown)]
    [InlineData(302, AnswerClass.Retry, ChargeKind.None)]
    [InlineData(206, AnswerClass.Retry, ChargeKind.Unknown)]
    public async Task A_status_has_its_class_and_its_charge(int status, AnswerClass expected, ChargeKind charge)
    {
        var answer = await TestSources.Ask(
            StubHandler.Always(status, """{"errors":[{"message":"…"}]}""", ("Retry-After", "3")), "data-axle.match", ("company.domain", "acme.com"));

        answer.Class.ShouldBe(expected);
        answer.Charge.Kind.ShouldBe(charge);
    }

    [Fact]
    public async Task Slow_down_passes_on_the_stated_wait()
    {
        var answer = await TestSources.Ask(StubHandler.Always(429, "", ("Retry-After", "3")), "data-axle.match", ("company.domain", "acme.com"));

        answer.Wait.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_server_error_is_tried_twice_at_most() =>
        TestSources.Catalog(StubHandler.Always(500, "")).Source("data-axle.match").Definition.MaxAttempts.ShouldBe(2);
}
