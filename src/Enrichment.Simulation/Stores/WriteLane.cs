using Akka.Embedded.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Stores;

/// <summary>
/// One process's writer: what comes while a group is being written goes into the next one, in order. A group is stored as a whole or not at
/// all; when the process dies, chance says which, and what waits is gone.
/// </summary>
internal sealed class WriteLane
{
    private readonly World world;
    private readonly SimulatedProcess process;
    private readonly Outages outages;
    private readonly LateCommits late;
    private readonly Draw draw;
    private readonly Action committed;
    private readonly Action failed;
    private readonly List<PendingWrite> waiting = [];
    private List<PendingWrite> group = [];
    private bool hasEnded;

    /// <param name="committed">Called after each commit, before anybody hears of it.</param>
    /// <param name="failed">Called after each failure, before anybody hears of it.</param>
    public WriteLane(World world, SimulatedProcess process, Outages outages, LateCommits late, Draw draw, Action committed, Action failed) =>
        (this.world, this.process, this.outages, this.late, this.draw, this.committed, this.failed) = (world, process, outages, late, draw, committed, failed);

    public Task<TResult> Write<TItem, TResult>(GroupWrite<TItem, TResult> write, TItem item)
    {
        var pending = new PendingWrite<TItem, TResult>(write, item);
        if (hasEnded)
        {
            return pending.Done;
        }

        waiting.Add(pending);
        Begin();
        return pending.Done;
    }

    /// <summary>The process has died.</summary>
    public void End()
    {
        hasEnded = true;
        waiting.Clear();
        if (group.Count > 0 && draw.Percent(60))
        {
            StoreNowOrLater(group);
        }

        group = [];
    }

    /// <summary>A server that had the commit carries it out, at once or after a while, whoever is gone; one file dies with its process.</summary>
    private void StoreNowOrLater(List<PendingWrite> sent)
    {
        void Now(string when)
        {
            world.Story.Tell("store", $"{sent.Count} writes of {process.Name} are stored {when}");
            Store(sent);
        }

        if (world.Plan.Store.IsOneFile || draw.Percent(60))
        {
            Now("as it dies");
            return;
        }

        late.Add(() => Now("after it has died"));
        world.After(draw.Seconds(0.01, 30), late.Finish);
    }

    private void Begin()
    {
        if (group.Count > 0 || waiting.Count == 0)
        {
            return;
        }

        var size = draw.Percent(70) ? waiting.Count : draw.Number(1, waiting.Count);
        group = waiting[..size];
        waiting.RemoveRange(0, size);
        var (least, most) = world.Plan.Store.Commit;
        world.After(draw.Time(least, most), Commit);
    }

    private void Commit()
    {
        if (hasEnded)
        {
            return;
        }

        if (outages.Left is { } left && outages.Waits)
        {
            world.After(left, Commit);
            return;
        }

        var written = group;
        if (outages.Left is not null)
        {
            FailAll(written);
        }
        else
        {
            late.Finish();
            Store(written);
            world.After(draw.Milliseconds(0.01, 1), () => process.Reach(() => written.ForEach(w => w.Answer())));
        }

        group = [];
        committed();
        if (!hasEnded)
        {
            Begin();
        }
    }

    /// <summary>Now and then what failed is stored nevertheless: only the answer was lost.</summary>
    private void FailAll(List<PendingWrite> written)
    {
        if (draw.Percent(25))
        {
            late.Finish();
            Store(written);
        }

        failed();
        world.Story.Tell("store", $"{written.Count} writes of {process.Name} fail: {outages.Failure.Message}");
        process.Reach(() => written.ForEach(w => w.Fail(outages.Failure)));
    }

    private static void Store(List<PendingWrite> writes)
    {
        foreach (var same in writes.GroupBy(w => w.Kind))
        {
            var ofKind = same.ToList();
            ofKind[0].WriteAll(ofKind);
        }
    }
}
