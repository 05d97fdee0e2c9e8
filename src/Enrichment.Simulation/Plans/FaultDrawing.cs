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
