using System.Globalization;

namespace Enrichment.Host.Progress;

/// <summary>Words for a snapshot.</summary>
public static class ProgressText
{
    public static string Counts(RunSnapshot s) => Invariant($"{s.Done:N0} of {s.Total:N0} ({100 * s.Share:0.0} %)  completed {s.Completed:N0}  failed {s.Failed:N0}") +
        (s.Deferred > 0 ? Invariant($"  deferred {s.Deferred:N0}") : "");

    public static string Money(RunSnapshot s) => Invariant($"{Dollars(s.Cost)}{(s.Budget is { } b ? $" of {Dollars(b)}" : "")}  tokens {s.Tokens:N0}");

    public static string Pace(RunSnapshot s) => Invariant($"{s.RecordsPerMinute:N0} records/min{Rest(s)}");

    /// <summary>Which buckets wait for a person; empty where none does.</summary>
    public static string Paused(RunSnapshot s) =>
        s.Paused.Count == 0 ? "" : "paused: " + string.Join(", ", s.Paused.Select(b => Invariant($"{b.Bucket} ({b.Left:N0} left)")));

    public static string Sources(RunSnapshot s) =>
        s.Sources.Count == 0 ? "" : "hit rate  " + string.Join("  ", s.Sources.Select(h => Invariant($"{h.Source} {h.HitRate:0.0} % of {h.Asked:N0}")));

    public static string Dollars(decimal amount) => Invariant($"${amount:0.00##}");

    private static string Rest(RunSnapshot s) =>
        s.IsPaused ? "  all that is left is paused"
        : s.Left is { } left && s.Done < s.Total ? $"  about {Time(left)} left{(s.Paused.Count > 0 ? ", but for what is paused" : "")}"
        : "";

    private static string Time(TimeSpan left) => left switch
    {
        { TotalSeconds: < 90 } => Invariant($"{Math.Ceiling(left.TotalSeconds):0} s"),
        { TotalMinutes: < 90 } => Invariant($"{Math.Ceiling(left.TotalMinutes):0} min"),
        { TotalHours: < 48 } => Invariant($"{left.TotalHours:0.0} h"),
        _ => Invariant($"{left.TotalDays:0.0} days"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
