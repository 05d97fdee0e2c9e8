using Enrichment.Actors;
using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Plans;

/// <summary>Draws a world of a seed.</summary>
internal static class PlanDrawing
{
    /// <summary>The moment at which every world begins.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="allowed">What may go wrong at the most.</param>
    public static WorldPlan Of(long seed, FaultKinds allowed)
    {
        var draw = Draw.Of(seed, "world");
        var faults = FaultDrawing.Kinds(Draw.Of(seed, "kinds"), allowed);
        var isFinding = draw.Percent(30);
        var accounts = SourceDrawing.Accounts(draw);
        var sources = SourceDrawing.Sources(draw, accounts, faults.HasFlag(FaultKinds.Source), isFinding);
        var runs = new RunDrawing(draw, accounts, sources, isFinding).Runs(Start);
        var coarse = Draw.Of(seed, "grain");
        var grain = coarse.Percent(20) ? coarse.Milliseconds(2, 50) : TimeSpan.Zero;
        var faultsEnd = draw.Seconds(30, 200);
        return new WorldPlan
        {
            Seed = seed,
            Faults = faults,
            Accounts = accounts,
            Sources = sources,
            Runs = runs,
            DayLimits = runs.Select(r => r.Table.Tenant).Distinct().ToDictionary(t => t, _ => draw.Percent(85) ? (decimal?)null : draw.Number(1, 40) / 20m),
            Store = Store(draw),
            Settings = faults.HasFlag(FaultKinds.Cluster) ? Settings(draw) with { ReaskAfter = ClusterPlan.Lease } : Settings(draw),
            Cluster = faults.HasFlag(FaultKinds.Cluster) ? FaultDrawing.Cluster(Draw.Of(seed, "cluster"), faultsEnd) : null,
            Crashes = faults.HasFlag(FaultKinds.Crash) ? FaultDrawing.Crashes(Draw.Of(seed, "crashes")) : [],
            Outages = faults.HasFlag(FaultKinds.Outage) ? FaultDrawing.Outages(Draw.Of(seed, "outages"), faultsEnd) : [],
            ClockTurns = faults.HasFlag(FaultKinds.Clock) ? FaultDrawing.ClockTurns(Draw.Of(seed, "clocks"), faultsEnd) : [],
            Operators = new OperatorDrawing(Draw.Of(seed, "operators"), accounts, runs).Operators(),
            Lost = faults.HasFlag(FaultKinds.Loss) ? draw.Number(1, 8) : 0,
            Grain = grain,
            Haste = (draw.Percent(50) ? 0 : draw.Number(1, 15)) + (grain > TimeSpan.Zero ? 30 : 0),
            IsUneven = Draw.Of(seed, "turns").Percent(30),
            FaultsEnd = faultsEnd,
        };
    }

    private static StorePlan Store(Draw draw) => new(
        (TimeSpan.FromMilliseconds(0.1), draw.Milliseconds(0.2, 20)),
        (TimeSpan.FromMilliseconds(0.5), draw.Percent(80) ? draw.Milliseconds(1, 30) : draw.Seconds(0.1, 3)),
        draw.Percent(50),
        draw.Percent(50));

    private static ActorSettings Settings(Draw draw) => ActorSettings.Default with
    {
        IdleEntity = draw.Seconds(0.2, 10),
        ReaskAfter = draw.Seconds(5, 60),
        MostIdleEntities = draw.Percent(50) ? 1_000 : draw.Number(0, 4),
    };
}
