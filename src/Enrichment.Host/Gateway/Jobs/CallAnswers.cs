using Enrichment.Domain.Ports;
using Enrichment.Storage.Calls;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Who wanted a call to be made.</summary>
/// <param name="Bucket">The bucket that worked it.</param>
/// <param name="Job">The job that it belongs to; null for a run of the command line.</param>
/// <param name="Key">Id of the API key that began the job; null where that is not known any more.</param>
public sealed record AskerAnswer(string Bucket, string? Job, string? Key);

/// <summary>A call to a source as the ledger has it.</summary>
/// <param name="Most">Dollars that it could have cost.</param>
/// <param name="Charge">Dollars that it did cost.</param>
/// <param name="State">intended, pending, settled or unsettled (its answer was lost: it counts at its most).</param>
/// <param name="Answer">What kind of answer came; null while none did.</param>
public sealed record CallAnswer(
    string Id, string Operation, string Entity, string State, string? Answer, decimal Most, decimal Charge, decimal Units, string PriceVersion,
    DateTimeOffset At, DateTimeOffset? AnsweredAt, AskerAnswer AskedBy);

internal static class CallAnswers
{
    public static async Task<IReadOnlyList<CallAnswer>> Of(IReadOnlyList<CallRecord> calls, IJobStore jobs)
    {
        var askers = new Dictionary<string, AskerAnswer>(StringComparer.Ordinal);
        foreach (var bucket in calls.Select(c => c.Intent.Bucket).Distinct())
        {
            var job = await jobs.Find(bucket.Tenant, bucket.Run.Name);
            askers[bucket.ToString()] = new AskerAnswer(bucket.ToString(), job?.JobId, job?.Request.AskedBy);
        }

        return [.. calls.Select(c => new CallAnswer(
            c.Intent.CallId, c.Intent.Operation, c.Intent.Entity.ToString(), c.State.ToString().ToLowerInvariant(), c.Answer?.ToString(), c.Intent.Most,
            c.Charge, c.Units, c.Intent.PriceVersion, c.Intent.At, c.AnsweredAt, askers[c.Intent.Bucket.ToString()]))];
    }
}
