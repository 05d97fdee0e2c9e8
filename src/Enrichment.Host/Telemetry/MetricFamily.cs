using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Enrichment.Host.Telemetry;

/// <summary>One instrument's series, by their labels. Safe for all threads.</summary>
internal sealed class MetricFamily
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly string type;
    private readonly string help;
    private readonly bool isObserved;

    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        type = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter" : kind == typeof(Histogram<>) ? "histogram" : "gauge";
        isObserved = instrument.IsObservable;
        help = (instrument.Description ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        Name = NameOf(instrument.Name) + UnitOf(instrument.Unit) + (type == "counter" ? "_total" : "");
    }

    /// <summary>As Prometheus has it: words joined by '_', with the unit, and "total" behind a counter's.</summary>
    public string Name { get; }

    public static string NameOf(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    public void Take(double value, string labels)
    {
        lock (series)
        {
            if (!series.TryGetValue(labels, out var one))
            {
                series[labels] = one = new Series(type == "histogram" ? new long[Bounds.Length] : []);
            }

            one.Count++;
            one.Sum = isObserved || type == "gauge" ? value : one.Sum + value;
            for (var i = 0; i < one.Buckets.Length; i++)
            {
                one.Buckets[i] += value <= Bounds[i] ? 1 : 0;
            }
        }
    }

    /// <summary>A series that is not observed any more is not shown any more.</summary>
    public void ForgetObserved()
    {
        lock (series)
        {
            if (isObserved)
            {
                series.Clear();
            }
        }
    }

    public void Write(StringBuilder text)
    {
        lock (series)
        {
            if (series.Count == 0)
            {
                return;
            }

            text.Append($"# HELP {Name} {help}\n# TYPE {Name} {type}\n");
            foreach (var (labels, one) in series.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                Write(text, labels, one);
            }
        }
    }

    private void Write(StringBuilder text, string labels, Series one)
    {
        if (type != "histogram")
        {
            text.Append($"{Name}{Braced(labels)} {Number(one.Sum)}\n");
            return;
        }

        var before = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < Bounds.Length; i++)
        {
            text.Append($"{Name}_bucket{{{before}le=\"{Number(Bounds[i])}\"}} {one.Buckets[i]}\n");
        }

        text.Append($"{Name}_bucket{{{before}le=\"+Inf\"}} {one.Count}\n{Name}_sum{Braced(labels)} {Number(one.Sum)}\n{Name}_count{Braced(labels)} {one.Count}\n");
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string UnitOf(string? unit) => unit switch { "s" => "_seconds", "By" => "_bytes", "{dollar}" => "_dollars", _ => "" };

    private sealed class Series(long[] buckets)
    {
        public long[] Buckets => buckets;

        public long Count { get; set; }

        public double Sum { get; set; }
    }
}
