using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Domain.Ledger;

namespace Enrichment.Actors.Duties;

/// <summary>
/// After a start: every call that a crash left open is settled by its entity, before any work resumes. An operation whose repeat
/// is free is asked again in the course of its waterfall, which settles both as one; the others stay listed as unsettled.
/// </summary>
public static class SettleOpenCalls
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Answers how many were settled.</summary>
    /// <exception cref="AskTimeoutException">An entity did not answer; the calls left are settled at the next start.</exception>
    public static async Task<int> Run(ActorServices services, ActorDirectory directory)
    {
        var settled = 0;
        while (true)
        {
            var open = await services.Ledger.OpenCalls(AtOnce);
            if (open.Count == 0)
            {
                return settled;
            }

            // Entities settle side by side and share commits. Two open calls of one entity are possible after two crashes: one by one.
            await Task.WhenAll(open.GroupBy(call => call.Intent.Entity).Select(calls => Settle(calls, directory)));
            settled += open.Count;
        }
    }

    private static async Task Settle(IEnumerable<OpenCall> calls, ActorDirectory directory)
    {
        foreach (var call in calls)
        {
            var envelope = new ShardingEnvelope(call.Intent.Entity.ToString(), new SettleOpenCall(call));
            await directory.Entities.Ask<OpenCallSettled>(envelope, Patience);
        }
    }
}
