using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Runs;

namespace Enrichment.Actors.Duties;

/// <summary>After a start: every run that has not ended goes on by itself (mission P7).</summary>
public static class ResumeInterruptedRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Answers how many were woken.</summary>
    public static async Task<int> Run(ActorServices services, ActorDirectory directory)
    {
        var runs = await services.Runs.UnfinishedRuns();
        foreach (var run in runs)
        {
            await directory.Runs.Ask<RunReply>(new ShardingEnvelope(run.ToString(), new WakeRun()), Patience);
        }

        return runs.Count;
    }
}
