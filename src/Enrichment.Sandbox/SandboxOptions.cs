using Enrichment.Sandbox.Texts;

namespace Enrichment.Sandbox;

/// <summary>What a sandbox is started with. Prices are US dollars.</summary>
public sealed record SandboxOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The world's seed: equal seeds give equal worlds, in any process and any order of questions.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How long every vendor answer and every page takes; 0 to 5 minutes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Which request limits are enforced.</summary>
    public LimitsProfile Limits { get; init; }

    /// <summary>The shares of calls that fail.</summary>
    public FaultRates Faults { get; init; } = FaultRates.None;

    /// <summary>Dollars for one Hunter credit (the Starter plan's 49 / 2,000).</summary>
    public decimal HunterCreditPrice { get; init; } = 0.0245m;

    /// <summary>Credits a Hunter key has in a billing period (a calendar month, UTC); null is without end.</summary>
    public decimal? HunterCredits { get; init; }

    /// <summary>Dollars for one Data Axle document.</summary>
    public decimal DataAxleDocumentPrice { get; init; } = 0.10m;

    /// <summary>The only keys accepted; null accepts every non-empty key that does not start with <c>revoked-</c>.</summary>
    public IReadOnlySet<string>? AcceptedKeys { get; init; }

    /// <summary>How many calls <c>/_calls</c> remembers; the oldest go first. The bill forgets nothing.</summary>
    public int CallsKept { get; init; } = 1_000_000;

    /// <summary>The clock of limits, billing periods, latency and the call log.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal static readonly TimeSpan MostLatency = TimeSpan.FromMinutes(5);

    /// <summary>Reads <c>0</c>, <c>200ms</c>, <c>1.5s</c> or <c>2m</c>.</summary>
    /// <exception cref="FormatException">Not such a duration, or above 5 minutes.</exception>
    public static TimeSpan ParseLatency(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!DurationText.TryParse(text, out var latency))
            throw new FormatException($"latency: '{text}' is not a duration such as 200ms, 1.5s or 0");
        return latency <= MostLatency ? latency : throw new FormatException($"latency: '{text}' is more than 5 minutes");
    }

    /// <summary>Reads <c>unlimited</c> or <c>documented</c>.</summary>
    /// <exception cref="FormatException">Another word; the message suggests the nearest known one.</exception>
    public static LimitsProfile ParseLimits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.Trim().ToLowerInvariant();
        return word switch
        {
            "unlimited" => LimitsProfile.Unlimited,
            "documented" => LimitsProfile.Documented,
            _ => throw new FormatException($"limits: unknown profile '{text}'{DidYouMean.Hint(word, ["unlimited", "documented"])}"),
        };
    }

    /// <summary>Reads <c>throttled=0.05,error=0.02,timeout=0.01,malformed=0.01,quota=0</c>.</summary>
    /// <exception cref="FormatException">Names the bad key or value.</exception>
    public static FaultRates ParseFaults(string text) => FaultRates.Parse(text);

    /// <summary>These options, if every one is in its range.</summary>
    /// <exception cref="FormatException">Names the option that is not.</exception>
    internal SandboxOptions Checked()
    {
        if (Port is < 0 or > 65535)
            throw new FormatException($"port: {Port} is not between 0 and 65535");
        if (Latency < TimeSpan.Zero || Latency > MostLatency)
            throw new FormatException($"latency: {Latency} is not between 0 and 5 minutes");
        if (HunterCreditPrice < 0 || DataAxleDocumentPrice < 0 || HunterCredits < 0)
            throw new FormatException("prices and credits cannot be negative");
        if (CallsKept < 1)
            throw new FormatException($"calls kept: {CallsKept} is less than 1");
        Faults.Checked();
        return this;
    }
}
