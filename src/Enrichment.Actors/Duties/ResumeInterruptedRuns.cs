using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Duties;

/// <summary>After a start: every run that has not ended goes on by itself (mission P7).</summary>
public static class ResumeInterruptedRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="lost">Ends when a run is found to be one that cannot come back, whose answer is not waited for: the others go on. Null where nobody knows.</param>
    /// <returns>How many were woken.</returns>
    public static async Task<int> Run(ActorServices services, ActorDirectory directory, Func<RunId, Task>? lost = null)
    {
        var woken = 0;
        foreach (var run in await services.Runs.UnfinishedRuns())
        {
            var answer = directory.Runs.Ask<RunReply>(new ShardingEnvelope(run.ToString(), new WakeRun()), Patience);
            if (lost is null || await Task.WhenAny(answer, lost(run)) == answer)
            {
                await answer;
                woken++;
            }
        }

        return woken;
    }
}
