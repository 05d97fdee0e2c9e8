namespace Enrichment.Simulation.Stores;

/// <summary>
/// Commits of processes that have died, which the server has not finished yet: nobody reads what they store, and whoever writes waits for
/// them first, since they hold their locks.
/// </summary>
internal sealed class LateCommits
{
    private readonly Queue<Action> waiting = new();

    /// <summary>Carries out a commit, and sees what it changes.</summary>
    public Action<Action> Carry { get; set; } = commit => commit();

    public void Add(Action commit) => waiting.Enqueue(commit);

    public void Finish()
    {
        while (waiting.TryDequeue(out var commit))
        {
            Carry(commit);
        }
    }
}
