using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Enrichment.Host.Telemetry;

/// <summary>
/// Keeps what instruments measure, and writes it in the text format that Prometheus reads
/// (prometheus.io, "Exposition formats", version 0.0.4).
/// </summary>
internal sealed class MetricBook : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = new();
    private readonly MeterListener listener = new();

    /// <param name="wanted">Which instruments are kept.</param>
    public MetricBook(Func<Instrument, bool> wanted)
    {
        listener.InstrumentPublished = (instrument, enabled) =>
        {
            if (wanted(instrument))
            {
                families.TryAdd(instrument, new MetricFamily(instrument));
                enabled.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Take(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Take(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Take(i, value, tags));
        listener.Start();
    }

    /// <summary>Everything as it stands now.</summary>
    public string Write()
    {
        foreach (var family in families.Values)
        {
            family.ForgetObserved();
        }

        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in families.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            family.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (families.TryGetValue(instrument, out var family))
        {
            family.Take(value, Labels(tags));
        }
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            text.Append(text.Length == 0 ? "" : ",").Append(MetricFamily.NameOf(key)).Append("=\"")
                .Append(Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return text.ToString();
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
