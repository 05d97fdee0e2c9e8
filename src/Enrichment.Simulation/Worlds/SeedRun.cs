using Enrichment.Actors.Gates;
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
    private const int MostSteps = 20_000_000;
    private readonly World world;
    private readonly DurableStore store = new();
    private readonly Marketplace vendors;
    private readonly Onlookers onlookers;
    private readonly Surroundings around;
    private readonly Crashes crashes;
    private readonly Draw haste;
    private readonly List<JobRunner> jobs;
    private readonly List<Operator> operators;
    private Node? node;
    private int lives;

    public SeedRun(WorldPlan plan, TextWriter? story)
    {
        world = new World(plan, story);
        vendors = new Marketplace(world);
        onlookers = new Onlookers(world, store, vendors);
        crashes = new Crashes(world);
        haste = world.Draw("haste");
        around = new Surroundings(store, vendors, onlookers, _ => crashes.Count(CrashMoment.Commit), _ => ExcuseOpenCalls());
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
        TellPlan();
        StartNode();
        foreach (var (at, by) in world.Plan.ClockTurns)
        {
            world.After(at, () => TurnClock(by));
        }

        foreach (var task in jobs.Select(j => j.Work()).Concat(operators.Select(o => o.Work())).Append(Rest()).ToList())
        {
            Follow(task);
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
        if (isHasty || !world.Turns.RunOne())
        {
            world.Time.AdvanceToNextTimer();
        }
        else
        {
            crashes.Count(CrashMoment.Turn);
        }
    }

    private void LookForCrash()
    {
        if (node is not null && crashes.Due() is { } crash)
        {
            Kill($"dies at {crash.Moment} {crash.Count}", crash.Down);
        }
    }

    private void LookForEnd(int steps)
    {
        if (steps > MostSteps || world.Elapsed > world.Plan.FaultsEnd + MostAfterFaults)
        {
            var waiting = string.Join("; ", jobs.Where(j => j.Ended is null).Select(j => $"{j.Plan.Definition.Run}: {j.Seen}"));
            world.Violate(Invariant.EveryRowEnds, waiting.Length > 0 ? $"it has not ended long after the last fault: {waiting}" : "permits or calls are open long after the last fault");
        }
    }

    private Node? Up() => node is { IsUp: true } ? node : null;

    private void StartNode()
    {
        crashes.Begin();
        node = new Node(world, $"node-1.{++lives}", around);
        world.Story.Tell(node.Process.Name, "starts");
        Follow(Start(node));
    }

    /// <summary>A start that the store fails ends the process; its supervisor starts it again.</summary>
    private async Task Start(Node starting)
    {
        try
        {
            await starting.Start();
        }
        catch (Exception failure) when (Telling.StoryLog.UnexplainedBy(failure) is null || failure is Akka.Actor.AskTimeoutException)
        {
            if (node == starting)
            {
                Kill($"cannot start: {failure.Message}", TimeSpan.FromSeconds(1));
            }
        }
    }

    private void Kill(string why, TimeSpan down)
    {
        world.Story.Tell(node!.Process.Name, why);
        node.Kill();
        ExcuseOpenCalls();
        node = null;
        world.After(down, StartNode);
    }

    /// <summary>Whoever waited for the answers of calls that are open now may be gone.</summary>
    private void ExcuseOpenCalls() => vendors.LostAnswers.UnionWith(store.Ledger.Calls.Where(c => c.Call.IsOpen).Select(c => c.Intent.CallId));

    private void TurnClock(TimeSpan by)
    {
        world.Story.Tell("wall clock", $"is set by {by}");
        node?.Process.Clock.TurnWallClock(by);
    }

    /// <summary>Once all runs have ended and nobody says anything any more, what is still under way comes to rest.</summary>
    private async Task Rest()
    {
        while (!jobs.TrueForAll(j => j.Ended is not null) || !operators.TrueForAll(o => o.IsDone) || world.HasTrouble || !await IsQuiet())
        {
            await world.Wait(TimeSpan.FromSeconds(1));
        }

        IsAtRest = true;
    }

    private async Task<bool> IsQuiet() =>
        Up() is { } up && !vendors.Awaited.Any() && !store.Ledger.Calls.Any(c => c.Call.IsOpen)
        && await up.AskGate(new GetGate(), Patience.ForAnAnswer) is GateState gate && gate.Accounts.All(a => a.InFlight == 0 && a.Queued == 0);

    /// <summary>A failure of the simulation itself ends it.</summary>
    private void Follow(Task task) => task.ContinueWith(
        failed => world.Violate(Invariant.TroubleStaysWhereItIs, $"the simulation itself failed: {failed.Exception!.GetBaseException()}"),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void TellPlan()
    {
        if (world.Story.IsTold)
        {
            WorldTold.Tell(world);
        }
    }
}
