using Akka.Embedded.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Stores;

/// <summary>One process's reads: each sees what is stored at a moment between question and answer.</summary>
internal sealed class StoreReads(World world, SimulatedProcess process, Outages outages, Draw draw, Action failed)
{
    /// <param name="isPatient">While the store is away it waits, as loads of entities do; else it fails.</param>
    public Task<T> Read<T>(Func<T> read, bool isPatient = false)
    {
        var promise = new TaskCompletionSource<T>();
        world.After(Part(), Look);
        return promise.Task;

        void Look()
        {
            if (outages.Left is { } left)
            {
                if (isPatient)
                {
                    world.After(left, Look);
                }
                else
                {
                    failed();
                    process.Reach(() => promise.TrySetException(outages.Failure));
                }

                return;
            }

            var seen = read();
            world.After(Part(), () => process.Reach(() => promise.TrySetResult(seen)));
        }
    }

    private TimeSpan Part()
    {
        var (least, most) = world.Plan.Store.Read;
        return draw.Time(least, most) / 2;
    }
}
