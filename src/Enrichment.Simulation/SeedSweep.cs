using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation;

/// <summary>
/// Runs a range of seeds on as many threads as the machine has processors, each world on a thread of its own. The result does not depend
/// on the number of threads: it is that of the least seed at which an invariant did not hold.
/// </summary>
/// <param name="run">Runs one seed; it is called on several threads at once.</param>
public sealed class SeedSweep(long first, long last, Func<long, SeedResult> run)
{
    private readonly Lock decided = new();
    private long next = first;
    private long done;
    private SeedResult? failed;

    /// <summary>Seeds that have come to their end.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>Runs until all seeds have ended, one did not hold and all before it did, or it is stopped.</summary>
    /// <param name="worlds">Worlds at once.</param>
    /// <returns>The least seed that did not hold; null where all did.</returns>
    /// <exception cref="AggregateException">A world could not be run at all: a defect of the simulation.</exception>
    public SeedResult? Run(int worlds, CancellationToken stop)
    {
        var threads = Enumerable.Range(0, worlds).Select(_ => Task.Factory.StartNew(
            () => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(threads, CancellationToken.None);
        return failed;
    }

    private void Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && Take() is { } seed)
        {
            Note(run(seed));
        }
    }

    private long? Take()
    {
        lock (decided)
        {
            return next <= last && (failed is null || next < failed.Seed) ? next++ : null;
        }
    }

    private void Note(SeedResult result)
    {
        Interlocked.Increment(ref done);
        lock (decided)
        {
            if (result.Violation is not null && (failed is null || result.Seed < failed.Seed))
            {
                failed = result;
            }
        }
    }
}
