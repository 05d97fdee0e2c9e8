using System.Globalization;
using Enrichment.Sandbox.Texts;

namespace Enrichment.Sandbox;

/// <summary>The share of calls, each 0 to 1 and together at most 1, that fail in each way.</summary>
public sealed record FaultRates
{
    /// <summary>"Slow down", as that vendor says it: Hunter 403, Data Axle 429, a web site 429 or 503.</summary>
    public double Throttled { get; init; }

    /// <summary>500, 502 or 503; nothing done, nothing billed.</summary>
    public double Error { get; init; }

    /// <summary>Accepted and never answered; half of these were done and billed.</summary>
    public double Timeout { get; init; }

    /// <summary>200 with a truncated body or HTML in place of JSON; done and billed.</summary>
    public double Malformed { get; init; }

    /// <summary>"Allowance used up", as that vendor says it: Hunter 429, Data Axle 403 or 429. Web sites know no quota.</summary>
    public double Quota { get; init; }

    /// <summary>No faults at all.</summary>
    public static FaultRates None { get; } = new();

    private static readonly string[] Keys = ["throttled", "error", "timeout", "malformed", "quota"];

    /// <summary>Reads <c>throttled=0.05,error=0.02,timeout=0.01,malformed=0.01,quota=0</c>; keys left out are 0.</summary>
    /// <exception cref="FormatException">Names the key or the value that is wrong, and what was expected.</exception>
    public static FaultRates Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rates = None;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, value) = KeyAndValue(part);
            if (!seen.Add(key))
                throw new FormatException($"faults: '{key}' is given twice");
            rates = rates.With(key, value);
        }

        return rates.Checked();
    }

    /// <summary>The same rates, if each is 0 to 1 and their sum at most 1.</summary>
    /// <exception cref="FormatException">Names the rate that is out of range.</exception>
    internal FaultRates Checked()
    {
        foreach (var (key, rate) in Keys.Zip([Throttled, Error, Timeout, Malformed, Quota]))
        {
            if (!(rate is >= 0 and <= 1))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"faults: {key}={rate} is not between 0 and 1"));
        }

        var sum = Throttled + Error + Timeout + Malformed + Quota;
        if (sum > 1 + 1e-9)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"faults: the rates add up to {sum}, more than 1"));
        return this;
    }

    private static (string Key, double Value) KeyAndValue(string part)
    {
        var at = part.IndexOf('=');
        if (at < 0)
            throw new FormatException($"faults: '{part}' is not key=rate, for example throttled=0.05");
        var key = part[..at].Trim().ToLowerInvariant();
        if (!Keys.Contains(key))
            throw new FormatException($"faults: unknown key '{key}'{DidYouMean.Hint(key, Keys)}");
        var text = part[(at + 1)..].Trim();
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!double.TryParse(text, plain, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"faults: {key}={text}: '{text}' is not a number between 0 and 1");
        return (key, value);
    }

    private FaultRates With(string key, double value) => key switch
    {
        "throttled" => this with { Throttled = value },
        "error" => this with { Error = value },
        "timeout" => this with { Timeout = value },
        "malformed" => this with { Malformed = value },
        _ => this with { Quota = value },
    };
}
