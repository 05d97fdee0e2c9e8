using Enrichment.Operators.Seams;
using Enrichment.Storage.Calls;

namespace Enrichment.Host.Operators;

/// <summary>Calls as operators see them.</summary>
internal static class CallLines
{
    public static CallLine Of(CallRecord call) => new(
        call.Intent.CallId, call.Intent.At, call.Intent.Operation, call.Intent.Bucket.ToString(), call.State.ToString().ToLowerInvariant(), call.Answer?.ToString(),
        call.Intent.Most, call.Charge, (double)call.Units, call.Detail);
}
