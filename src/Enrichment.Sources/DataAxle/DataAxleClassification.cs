using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Http;

namespace Enrichment.Sources.DataAxle;

/// <summary>What Data Axle's statuses mean. Its error bodies are not published: only the status counts.</summary>
internal static class DataAxleClassification
{
    /// <returns>The classified answer; null for 200, which has a body to read.</returns>
    public static SourceAnswer? Of(Answered answer) => answer.Status switch
    {
        200 => null,
        401 or 403 => VendorAnswers.Refused(AnswerClass.AuthGone, answer),
        402 => VendorAnswers.Refused(AnswerClass.QuotaGone, answer),
        404 => SourceAnswer.NoData("not known"),
        408 => SourceAnswer.Failed(AnswerClass.Retry, "HTTP 408", Charge.Unknown, answer.RetryAfter),
        429 => VendorAnswers.Refused(AnswerClass.Throttled, answer),
        451 => VendorAnswers.Refused(AnswerClass.Suppressed, answer),
        >= 500 => VendorAnswers.Fault(answer),
        >= 400 => VendorAnswers.Refused(AnswerClass.BadInput, answer),
        >= 300 => SourceAnswer.Failed(AnswerClass.Retry, $"HTTP {answer.Status}: a redirect; is the base URL right?", Charge.None),
        _ => VendorAnswers.Unreadable($"HTTP {answer.Status}"),
    };
}
