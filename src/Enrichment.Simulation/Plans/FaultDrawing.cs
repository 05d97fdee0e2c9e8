using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Plans;

/// <summary>Draws what goes wrong, and when.</summary>
internal static class FaultDrawing
{
    private static readonly (FaultKinds Kind, int Percent)[] Shares =
        [(FaultKinds.Crash, 60), (FaultKinds.Outage, 20), (FaultKinds.Source, 60), (FaultKinds.Clock, 12), (FaultKinds.Loss, 15), (FaultKinds.Cluster, 25)];

    /// <summary>Which of the allowed kinds this world has.</summary>
    public static FaultKinds Kinds(Draw draw, FaultKinds allowed)
    {
        var kinds = FaultKinds.None;
        foreach (var (kind, percent) in Shares)
        {
            if (draw.Percent(percent) && allowed.HasFlag(kind))
            {
                kinds |= kind;
            }
        }

        return kinds;
    }

    public static List<CrashPlan> Crashes(Draw draw) => [.. Enumerable.Range(0, draw.Number(1, 4)).Select(_ => Crash(draw))];

    public static List<OutagePlan> Outages(Draw draw, TimeSpan until) => [.. Enumerable.Range(0, draw.Number(1, 3)).Select(_ => Outage(draw, until))];

    public static List<(TimeSpan At, TimeSpan By)> ClockTurns(Draw draw, TimeSpan until) =>
        [.. Enumerable.Range(0, draw.Number(1, 2)).Select(_ => (draw.Time(TimeSpan.FromMilliseconds(100), until), draw.Seconds(1, 7200) * (draw.Percent(50) ? 1 : -1)))];

    public static ClusterPlan Cluster(Draw draw, TimeSpan until)
    {
        var nodes = draw.Number(2, 3);
        return new ClusterPlan(
            nodes,
            (TimeSpan.FromMilliseconds(0.05), draw.Milliseconds(0.1, 50)),
            [.. Enumerable.Range(0, draw.Number(0, 3)).Select(_ => new FreezePlan(draw.Number(0, nodes - 1), draw.Time(TimeSpan.FromSeconds(1), until), draw.Seconds(0.5, 40)))],
            [.. Enumerable.Range(0, draw.Number(0, 3)).Select(_ => Cut(draw, nodes, until))]);
    }

    private static CutPlan Cut(Draw draw, int nodes, TimeSpan until)
    {
        var from = draw.Time(TimeSpan.FromSeconds(1), until);
        var node = draw.Number(0, nodes - 1);
        return new CutPlan(node, draw.Percent(50) ? null : (node + draw.Number(1, nodes - 1)) % nodes, from, from + draw.Seconds(0.5, 40));
    }

    private static CrashPlan Crash(Draw draw)
    {
        var moment = (CrashMoment)draw.Number(0, 2);
        var most = moment switch { CrashMoment.Turn => 3000, CrashMoment.Commit => 100, _ => 40 };
        var count = (int)draw.Time(TimeSpan.FromTicks(1), TimeSpan.FromTicks(most)).Ticks;
        return new CrashPlan(moment, Math.Max(1, count), draw.Seconds(0.1, 20));
    }

    private static OutagePlan Outage(Draw draw, TimeSpan until)
    {
        var from = draw.Time(TimeSpan.FromMilliseconds(20), until);
        var ofStore = draw.Percent(70);
        return new OutagePlan(from, from + draw.Seconds(0.05, 15), ofStore, !ofStore || draw.Percent(50));
    }
}
