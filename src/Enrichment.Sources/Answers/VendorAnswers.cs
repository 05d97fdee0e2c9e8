using Enrichment.Domain.Sources;
using Enrichment.Sources.Http;

namespace Enrichment.Sources.Answers;

/// <summary>The answers that are the same for every JSON vendor.</summary>
internal static class VendorAnswers
{
    /// <summary>No whole answer: what was sent may have been done and charged.</summary>
    public static SourceAnswer Of(Unanswered failure) =>
        SourceAnswer.Failed(AnswerClass.Retry, failure.Kind.Words(), failure.Sent ? Charge.Unknown : Charge.None);

    /// <summary>A success that cannot be read: it may have been charged.</summary>
    public static SourceAnswer Unreadable(string why) => SourceAnswer.Failed(AnswerClass.Retry, $"unreadable answer: {why}", Charge.Unknown);

    /// <summary>
    /// A fault of the vendor. 500 to 503 say that nothing was done, and nothing is charged where nothing comes back. The others are
    /// a gateway's (504, 520 to 527) or nobody's: behind them the call may have been done and charged.
    /// </summary>
    public static SourceAnswer Fault(Answered answer) => SourceAnswer.Failed(
        AnswerClass.Retry,
        $"vendor fault, HTTP {answer.Status}",
        answer.Status is >= 500 and <= 503 ? Charge.None : Charge.Unknown,
        answer.RetryAfter);

    public static SourceAnswer Refused(AnswerClass failure, Answered answer, string? id = null) => SourceAnswer.Failed(
        failure, id is null ? $"HTTP {answer.Status}" : $"HTTP {answer.Status} {id}", Charge.None, answer.RetryAfter);

    /// <summary>The inputs lack what the operation needs.</summary>
    public static SourceAnswer Lacks(string what) => SourceAnswer.Failed(AnswerClass.BadInput, $"no usable {what}", Charge.None);

    /// <summary>Reads a success body; an answer when it cannot be read.</summary>
    public static SourceAnswer Read(Answered answer, Func<JsonView, SourceAnswer> read)
    {
        if (answer.Truncated)
        {
            return Unreadable("longer than the limit");
        }

        using var document = JsonBody.Parse(answer.Body);
        return document is null ? Unreadable("not JSON") : read(new JsonView(document.RootElement));
    }
}
