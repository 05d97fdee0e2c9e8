using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Entities;

/// <summary>Failures in the words of the error log (mission C7).</summary>
internal static class CallErrors
{
    public static LookupError Of(string operation, SourceAnswer answer) => new(operation, KindOf(answer.Class), answer.Detail);

    /// <summary>Null for a refusal that is no error: a person paused the account.</summary>
    public static LookupError? Refused(string operation, MissingReason reason, string detail) => reason switch
    {
        MissingReason.Paused => null,
        MissingReason.Quota => new LookupError(operation, "RATE_LIMITED", detail),
        _ => new LookupError(operation, "SOURCE_UNAVAILABLE", detail),
    };

    /// <summary>A connector broke its promise never to throw; what the vendor did is unknown.</summary>
    public static SourceAnswer Broken(Exception error) =>
        SourceAnswer.Failed(AnswerClass.Retry, $"the connector failed: {error.GetType().Name}", Charge.Unknown);

    private static string KindOf(AnswerClass answer) => answer switch
    {
        AnswerClass.Throttled or AnswerClass.QuotaGone => "RATE_LIMITED",
        AnswerClass.AuthGone => "AUTH_ERROR",
        AnswerClass.BadInput => "INVALID_DATA",
        AnswerClass.NoData or AnswerClass.Suppressed => "NOT_FOUND",
        _ => "NETWORK_ERROR",
    };
}
