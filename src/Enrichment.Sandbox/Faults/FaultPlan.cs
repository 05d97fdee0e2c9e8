using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.Faults;

/// <summary>
/// Decides which call fails and how: a function of seed, operation, subject and how often that subject was asked before, so
/// that the same question meets the same fate in every run and a retry can succeed.
/// </summary>
internal sealed class FaultPlan(SandboxOptions options)
{
    private readonly CallCounter _asked = new();
    private readonly bool _idle = options.Faults == FaultRates.None;

    public Fault Next(Operation operation, string subject)
    {
        if (_idle)
            return default;
        var time = _asked.Next(operation, subject);
        var dice = Dice.For(options.Seed, $"fault/{operation.Source}/{operation.Name}/{time}", subject);
        var kind = Choose(dice.Fraction(), options.Faults);
        if (kind == FaultKind.Quota && operation.Source == "web")
            kind = FaultKind.None;
        if (kind == FaultKind.TimeoutAfterWork && dice.Chance(0.5))
            kind = FaultKind.TimeoutBeforeWork;
        return new Fault(kind, dice.Next());
    }

    public void Reset() => _asked.Reset();

    private static FaultKind Choose(double point, FaultRates rates)
    {
        ReadOnlySpan<(double Rate, FaultKind Kind)> kinds =
        [
            (rates.Throttled, FaultKind.Throttled), (rates.Error, FaultKind.Error), (rates.Timeout, FaultKind.TimeoutAfterWork),
            (rates.Malformed, FaultKind.Malformed), (rates.Quota, FaultKind.Quota),
        ];
        foreach (var (rate, kind) in kinds)
        {
            if (point < rate)
                return kind;
            point -= rate;
        }

        return FaultKind.None;
    }
}

/// <summary>A fault and the roll that picks its variety (500 or 503, truncated or HTML).</summary>
internal readonly record struct Fault(FaultKind Kind, ulong Roll)
{
    public T Variety<T>(ReadOnlySpan<T> varieties) => varieties[(int)(Roll % (uint)varieties.Length)];
}
