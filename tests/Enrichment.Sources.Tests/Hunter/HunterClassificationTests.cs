using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Hunter;

public class HunterClassificationTests
{
    private static readonly string[] Operations =
        ["hunter.company", "hunter.domain-search", "hunter.email-finder", "hunter.email-verifier", "hunter.person-verifier"];

    public static TheoryData<string, int, string, AnswerClass, ChargeKind> Rows()
    {
        var rows = new TheoryData<string, int, string, AnswerClass, ChargeKind>();
        foreach (var operation in Operations)
        {
            rows.Add(operation, 400, "wrong_params", AnswerClass.BadInput, ChargeKind.None);
            rows.Add(operation, 400, "pagination_error", AnswerClass.BadInput, ChargeKind.None);
            rows.Add(operation, 401, "authentication_failed", AnswerClass.AuthGone, ChargeKind.None);
            rows.Add(operation, 402, "", AnswerClass.QuotaGone, ChargeKind.None);
            rows.Add(operation, 403, "too_many_requests", AnswerClass.Throttled, ChargeKind.None);
            rows.Add(operation, 404, "not_found", AnswerClass.NoData, ChargeKind.None);
            rows.Add(operation, 422, "invalid_email", AnswerClass.BadInput, ChargeKind.None);
            rows.Add(operation, 429, "too_many_requests", AnswerClass.QuotaGone, ChargeKind.None);
            rows.Add(operation, 451, "claimed_email", AnswerClass.Suppressed, ChargeKind.None);
            rows.Add(operation, 500, "internal_server_error", AnswerClass.Retry, ChargeKind.None);
            rows.Add(operation, 502, "", AnswerClass.Retry, ChargeKind.None);
            rows.Add(operation, 503, "", AnswerClass.Retry, ChargeKind.None);
            rows.Add(operation, 504, "", AnswerClass.Retry, ChargeKind.Unknown);
            rows.Add(operation, 520, "", AnswerClass.Retry, ChargeKind.Unknown);
            rows.Add(operation, 599, "", AnswerClass.Retry, ChargeKind.Unknown);
            rows.Add(operation, 408, "", AnswerClass.Retry, ChargeKind.Unknown);
            rows.Add(operation, 409, "", AnswerClass.BadInput, ChargeKind.None);
            rows.Add(operation, 301, "", AnswerClass.Retry, ChargeKind.None);
            rows.Add(operation, 204, "", AnswerClass.Retry, ChargeKind.Unknown);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_status_has_its_class_and_its_charge(string operation, int status, string id, AnswerClass expected, ChargeKind charge)
    {
        var body = id.Length == 0 ? "<html>no such thing</html>" : $$"""{"errors":[{"id":"{{id}}","code":{{status}},"details":"…"}]}""";

        var answer = await TestSources.Ask(StubHandler.Always(status, body), operation, TestSources.InputsOf(operation));

        answer.Class.ShouldBe(expected);
        answer.Charge.Kind.ShouldBe(charge);
        answer.Facts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stated_wait_is_passed_on()
    {
        var answer = await TestSources.Ask(StubHandler.Always(403, "{}", ("Retry-After", "7")), "hunter.company", ("company.domain", "acme.com"));

        answer.Wait.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task An_error_id_that_is_not_known_is_not_shown()
    {
        var answer = await TestSources.Ask(
            StubHandler.Always(400, """{"errors":[{"id":"ann.lee@acme.com","code":400}]}"""), "hunter.company", ("company.domain", "acme.com"));

        answer.Detail.ShouldBe("HTTP 400");
    }
}
