namespace Enrichment.Sandbox.Server;

/// <summary>What goes back over the wire, and how the exchange ends.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json; charset=utf-8")
{
    public Ending Ending { get; init; } = Ending.Whole;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>How many times the usual latency this answer takes (a slow site).</summary>
    public int Slowness { get; init; } = 1;

    /// <summary>Accepted, and then nothing until the client gives up.</summary>
    public static Answer Silence { get; } = new(0, default) { Ending = Ending.Silence };

    /// <summary>The connection is closed without a byte.</summary>
    public static Answer Hangup { get; } = new(0, default) { Ending = Ending.Hangup };

    public Answer With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };
}

/// <summary>How an exchange ends.</summary>
internal enum Ending
{
    Whole,

    /// <summary>The stated length is that of the whole body, but the connection closes half way.</summary>
    Cut,
    Silence,
    Hangup,
}
