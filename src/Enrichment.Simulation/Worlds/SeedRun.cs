using Akka.Embedded.Cluster.Simulation;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Users;
using Enrichment.Simulation.Vendors;

namespace Enrichment.Simulation.Worlds;

/// <summary>One world from its beginning until all has come to rest, or an invariant did not hold.</summary>
internal sealed class SeedRun
{
    /// <summary>After the last fault everything accepted ends within this time: waits for pending answers, back-offs and permits are shorter.</summary>
    private static readonly TimeSpan MostAfterFaults = TimeSpan.FromHours(2);

    /// <summary>Where no message is lost, whoever has a permit gives it back; that the gate takes back what is not is for the dead.</summary>
    private static readonly TimeSpan MostForPermits = TimeSpan.FromSeconds(30);
    private const int MostSteps = 20_000_000;
    private readonly World world;
    private readonly DurableStore store = new();
    private readonly Marketplace vendors;
    private readonly Onlookers onlookers;
    private readonly Crashes crashes;
    private readonly Draw haste;
    private readonly List<JobRunner> jobs;
    private readonly List<Operator> operators;
    private readonly List<NodeSlot> nodes;
    private readonly Draw chance;
    private readonly SimulatedCluster? cluster;

    public SeedRun(WorldPlan plan, TextWriter? story)
    {
        world = new World(plan, story);
        vendors = new Marketplace(world);
        onlookers = new Onlookers(world, store, vendors);
        crashes = new Crashes(world);
        haste = world.Draw("haste");
        chance = world.Draw("chance");
        cluster = ClusterTrouble.Cluster(world);
        var around = new Surroundings(
            store, vendors, onlookers, cluster, _ => crashes.Count(CrashMoment.Commit), _ => ExcuseOpenCalls());
        nodes = [.. Enumerable.Range(0, plan.Cluster?.Nodes ?? 1).Select(i => new NodeSlot(world, ClusterTrouble.NameOf(i), around))];
        var sent = vendors.Sent;
        vendors.Sent = request =>
        {
            crashes.Count(CrashMoment.Request);
            sent(request);
        };
        jobs = [.. plan.Runs.Select(r => new JobRunner(world, r, Up, world.Draw($"job {r.Definition.Run}")))];
        operators = [.. plan.Operators.Select(o => new Operator(world, o, Up))];
    }

    private bool IsAtRest { get; set; }

    /// <summary>Runs it to its end.</summary>
    public SeedResult Run()
    {
        store.Accept(world);
        store.OfStore.Carry = ExcuseNewCalls;
        TellPlan();
        nodes.ForEach(n => n.Start());
        ClusterTrouble.Freeze(world, nodes);
        foreach (var (at, by) in world.Plan.ClockTurns)
        {
            world.After(at, () => TurnClock(by));
        }

        foreach (var task in jobs.Select(j => j.Work()).Concat(operators.Select(o => o.Work())).Append(Rest()).ToList())
        {
            world.Follow(task);
        }

        var steps = Pump();
        if (world.Violation is null)
        {
            onlookers.AtTheEnd();
        }

        return new SeedResult(world.Plan.Seed, world.Violation, steps, world.Elapsed);
    }

    private int Pump()
    {
        var steps = 0;
        while (!IsAtRest && world.Violation is null)
        {
            Step();
            LookForCrash();
            LookForEnd(++steps);
        }

        return steps;
    }

    private void Step()
    {
        var isHasty = world.Plan.Haste > 0 && world.HasTrouble && haste.Percent(world.Plan.Haste);
        if (isHasty && world.Time.AdvanceToNextTimer(world.Plan.MostHaste))
        {
            return;
        }

        if (world.Turns.RunOne())
        {
            crashes.Count(CrashMoment.Turn);
        }
        else
        {
            world.Time.AdvanceToNextTimer();
        }
    }

    private void LookForCrash()
    {
        var alive = nodes.FindAll(n => n.Node is not null);
        if (alive.Count > 0 && crashes.Due() is { } crash)
        {
            chance.One(alive).Kill($"dies at {crash.Moment} {crash.Count}", crash.Down);
            crashes.Begin();
        }
    }

    private void LookForEnd(int steps)
    {
        if (steps > MostSteps || world.Elapsed > world.Plan.FaultsEnd + MostAfterFaults)
        {
            var waiting = string.Join("; ", jobs.Where(j => j.Ended is null).Select(j => $"{j.Plan.Definition.Run}: {j.Seen}"));
            world.Violate(Invariant.EveryRowEnds, waiting.Length > 0 ? $"it has not ended long after the last fault: {waiting}" : "permits or calls are open long after the last fault");
            world.Story.Tell("cluster", $"messages wait at {cluster?.Describe()}");
        }
    }

    private Node? Up()
    {
        var up = nodes.Select(n => n.Up).OfType<Node>().ToList();
        return up.Count == 0 ? null : chance.One(up);
    }

    /// <summary>Whoever waited for the answers of calls that are open now may be gone.</summary>
    private void ExcuseOpenCalls() => vendors.LostAnswers.UnionWith(store.Ledger.Calls.Where(c => c.Call.IsOpen).Select(c => c.Intent.CallId));

    /// <summary>Nobody is left who would send the calls that a dead process had intended.</summary>
    private void ExcuseNewCalls(Action commit)
    {
        var known = store.Ledger.Calls.Select(c => c.Intent.CallId).ToHashSet(StringComparer.Ordinal);
        commit();
        vendors.LostAnswers.UnionWith(store.Ledger.Calls.Select(c => c.Intent.CallId).Where(id => !known.Contains(id)));
    }

    private void TurnClock(TimeSpan by)
    {
        var node = chance.One(nodes);
        world.Story.Tell("wall clock", $"of {node.Name} is set by {by}");
        node.Node?.Process.Clock.TurnWallClock(by);
    }

    /// <summary>Once all runs have ended and nobody says anything any more, what is still under way comes to rest.</summary>
    private async Task Rest()
    {
        var idleSince = (TimeSpan?)null;
        while (!IsAtRest)
        {
            await world.Wait(TimeSpan.FromSeconds(1));
            var isDone = jobs.TrueForAll(j => j.Ended is not null) && operators.TrueForAll(o => o.IsDone) && !world.HasTrouble;
            var isIdle = isDone && Up() is not null && !vendors.Awaited.Any() && !store.Ledger.Calls.Any(c => c.Call.IsOpen);
            idleSince = isIdle ? idleSince ?? world.Elapsed : null;
            if (isIdle && Up() is { } up && await up.AskGate(new GetGate(), Patience.ForAnAnswer) is GateState gate)
            {
                var isGateIdle = gate.Accounts.All(a => a.InFlight == 0 && a.Queued == 0);
                IsAtRest = isGateIdle && await AllHaveEnded(up);
                world.Require(
                    isGateIdle || world.Elapsed - idleSince < MostForPermits || world.Plan.Has(FaultKinds.Loss) || world.Plan.Cluster is not null, Invariant.UrgentGoesFirst,
                    () => $"nothing is under way, and permits are held: {string.Join(", ", gate.Accounts.Select(a => $"{a.Account} {a.InFlight} held, {a.Queued} queued"))}");
            }
        }
    }

    /// <summary>A run that had ended may have been brought back by an operator since.</summary>
    private async Task<bool> AllHaveEnded(Node up)
    {
        foreach (var job in jobs)
        {
            if (await up.Ask(job.Plan.Definition.Run, new GetRun(), Patience.ForAnAnswer) is not RunStateReply { Progress.Ended: true })
            {
                return false;
            }
        }

        return true;
    }

    private void TellPlan()
    {
        if (world.Story.IsTold)
        {
            WorldTold.Tell(world);
        }
    }
}
