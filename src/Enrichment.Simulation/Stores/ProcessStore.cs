using Akka.Embedded.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Stores;

/// <summary>The store as one process reaches it: with latency, with outages, and with writes that its death cuts off.</summary>
internal sealed class ProcessStore
{
    /// <param name="committed">Called after each commit, before anybody hears of it.</param>
    /// <param name="failed">Called when a read or a group of writes has failed, before anybody hears of it.</param>
    /// <param name="fences">Judges writes by the epoch of their shard; null for one node alone.</param>
    public ProcessStore(
        World world, SimulatedProcess process, DurableStore durable, Draw draw, LedgerWatch watch, Action committed, Action failed, ShardFences? fences)
    {
        (World, Process, Durable) = (world, process, durable);
        var outages = Outages.OfStore(world);
        var ofJournal = Outages.OfJournal(world);
        Writes = new WriteLane(world, process, outages, durable.OfStore, draw, committed, failed);
        JournalWrites = world.Plan.Store.IsOneFile ? Writes : new WriteLane(world, process, ofJournal, durable.OfJournal, draw, committed, failed);
        Reads = new StoreReads(world, process, outages, draw, failed);
        JournalReads = new StoreReads(world, process, ofJournal, draw, failed);
        Ledger = new SimulatedLedger(this, watch);
        Entities = new SimulatedEntities(this);
        Work = new SimulatedWork(this);
        Runs = new SimulatedRuns(this);
        Pauses = new SimulatedPauses(this);
        Journal = new SimulatedJournal(this, fences);
    }

    public World World { get; }

    public SimulatedProcess Process { get; }

    public DurableStore Durable { get; }

    public WriteLane Writes { get; }

    public WriteLane JournalWrites { get; }

    public StoreReads Reads { get; }

    public StoreReads JournalReads { get; }

    public SimulatedLedger Ledger { get; }

    public SimulatedEntities Entities { get; }

    public SimulatedWork Work { get; }

    public SimulatedRuns Runs { get; }

    public SimulatedPauses Pauses { get; }

    public SimulatedJournal Journal { get; }

    /// <summary>The process has died.</summary>
    public void End()
    {
        Writes.End();
        if (JournalWrites != Writes)
        {
            JournalWrites.End();
        }
    }

    /// <summary>A write of one item at a time.</summary>
    public Task<TResult> Write<TResult>(Func<TResult> write) => Writes.Write<Func<TResult>, TResult>(OneByOne, write);

    private static void OneByOne<TResult>(IReadOnlyList<Func<TResult>> writes, TResult[] results)
    {
        for (var i = 0; i < writes.Count; i++)
        {
            results[i] = writes[i]();
        }
    }
}
