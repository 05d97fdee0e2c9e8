using Enrichment.Domain.Money;

namespace Enrichment.Storage.Documents;

/// <summary>How values of the domain stand in columns.</summary>
internal static class Columns
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>Microseconds since 1970, UTC: integers compare and subtract.</summary>
    public static long Micros(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    public static long? Micros(DateTimeOffset? at) => at is { } value ? Micros(value) : null;

    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicrosecond);

    public static long? NanosOf(decimal? dollars) => dollars is { } value ? Nanos.From(value) : null;
}
