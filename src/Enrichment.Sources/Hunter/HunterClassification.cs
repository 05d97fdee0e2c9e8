using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Http;

namespace Enrichment.Sources.Hunter;

/// <summary>
/// What Hunter's statuses mean. Two of them are not what one expects: 403 is "slow down", 429 is "the month's credits are gone".
/// Nothing is charged for any of them.
/// </summary>
internal static class HunterClassification
{
    /// <summary>The detail of a 222, which only the verifier gives.</summary>
    public const string UnexpectedMailServer = "the mail server gave an unexpected answer";

    /// <summary>Error ids that may be shown; anything else could be an echo of what was asked.</summary>
    private static readonly HashSet<string> KnownIds = new(StringComparer.Ordinal)
    {
        "wrong_params", "pagination_error", "authentication_failed", "not_found", "too_many_requests", "usage_exceeded",
        "claimed_email", "internal_server_error", "service_unavailable", "restricted_account", "forbidden", "invalid_email", "invalid_domain",
    };

    /// <returns>The classified answer; null for 200, which has a body to read.</returns>
    public static SourceAnswer? Of(Answered answer)
    {
        var id = ErrorId(answer);
        return answer.Status switch
        {
            200 => null,
            202 => new SourceAnswer(AnswerClass.Pending, [], Charge.None, answer.RetryAfter, "still verifying"),
            222 => new SourceAnswer(AnswerClass.Retry, [], Charge.None, answer.RetryAfter, UnexpectedMailServer),
            401 => VendorAnswers.Refused(AnswerClass.AuthGone, answer, id),
            402 or 429 => VendorAnswers.Refused(AnswerClass.QuotaGone, answer, id),
            403 => VendorAnswers.Refused(AnswerClass.Throttled, answer, id),
            404 => SourceAnswer.NoData("not known"),
            408 => SourceAnswer.Failed(AnswerClass.Retry, "HTTP 408", Charge.Unknown, answer.RetryAfter),
            451 => VendorAnswers.Refused(AnswerClass.Suppressed, answer, id),
            >= 500 => VendorAnswers.Fault(answer),
            >= 400 => VendorAnswers.Refused(AnswerClass.BadInput, answer, id),
            >= 300 => SourceAnswer.Failed(AnswerClass.Retry, $"HTTP {answer.Status}: a redirect; is the base URL right?", Charge.None),
            _ => VendorAnswers.Unreadable($"HTTP {answer.Status}"),
        };
    }

    private static string? ErrorId(Answered answer)
    {
        if (answer.Status < 400)
        {
            return null;
        }

        using var document = JsonBody.Parse(answer.Body);
        var id = document is null ? null : new JsonView(document.RootElement).At("errors.0.id").Text;
        return id is not null && KnownIds.Contains(id) ? id : null;
    }
}
