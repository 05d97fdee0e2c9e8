namespace Enrichment.Host.Configuration;

/// <summary>How the gateway listens and what it takes.</summary>
public sealed record ServeSettings
{
    /// <summary>IP address to listen on; another than loopback needs API keys.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes a free one.</summary>
    public int Port { get; init; } = 5090;

    /// <summary>Host names by which browsers may reach a server on loopback besides localhost and 127.0.0.1.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The level from which log lines are written to standard error besides the data directory's log (Information, Warning, …); null for not at all.</summary>
    public string? ConsoleLog { get; init; }

    /// <summary>Requests a minute of one key.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>The largest body of a request that is not an import, in bytes.</summary>
    public long BodyLimit { get; init; } = 8 << 20;

    /// <summary>The largest import, in bytes.</summary>
    public long UploadLimit { get; init; } = 2L << 30;

    /// <summary>The most rows of one table.</summary>
    public long RowLimit { get; init; } = 5_000_000;

    /// <summary>Imports under way at once; one more is told to come again.</summary>
    public int Imports { get; init; } = 4;

    /// <summary>How long a server that is told to end goes on answering while it says that it is not ready.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.Zero;

    /// <summary>How long a client may take to send the head of a request.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a second below which the body of a request counts as stalled.</summary>
    public double SlowestBody { get; init; } = 240;

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        (bool Good, string Problem)[] checks =
        [
            (System.Net.IPAddress.TryParse(Address, out _), $"Serve:Address: '{Address}' is not an IP address"),
            (ConsoleLog is null || Enum.TryParse<LogLevel>(ConsoleLog, ignoreCase: true, out _), $"Serve:ConsoleLog: '{ConsoleLog}' is not {string.Join(", ", Enum.GetNames<LogLevel>())}"),
            (Port is >= 0 and <= 65535, $"Serve:Port: {Port} is not from 0 to 65535"),
            (RequestsPerMinute >= 1, $"Serve:RequestsPerMinute: {RequestsPerMinute} is below 1"),
            (BodyLimit >= 1_024, $"Serve:BodyLimit: {BodyLimit} is below 1,024"),
            (UploadLimit >= 1_024, $"Serve:UploadLimit: {UploadLimit} is below 1,024"),
            (RowLimit is >= 1 and <= uint.MaxValue, $"Serve:RowLimit: {RowLimit} is not from 1 to {uint.MaxValue}"),
            (Imports >= 1, $"Serve:Imports: {Imports} is below 1"),
            (DrainTime >= TimeSpan.Zero && DrainTime <= TimeSpan.FromMinutes(5), $"Serve:DrainTime: {DrainTime} is not from 0 to five minutes"),
            (HeadTimeout > TimeSpan.Zero, $"Serve:HeadTimeout: {HeadTimeout} is not above zero"),
            (SlowestBody > 0, $"Serve:SlowestBody: {SlowestBody} is not above zero"),
        ];
        return checks.Where(c => !c.Good).Select(c => c.Problem);
    }
}
