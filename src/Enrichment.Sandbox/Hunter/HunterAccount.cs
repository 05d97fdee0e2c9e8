using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// One API key's money: credits used in the billing period (a calendar month, UTC) and which searches, finds and verifications
/// were bought in it, for to repeat these is free.
/// </summary>
internal sealed class HunterAccount(SandboxOptions options)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _bought = [];
    private int _period;
    private decimal _searches;
    private decimal _verifications;
    private decimal _enrichments;

    /// <summary>Sells an answer for its units; the answer becomes 429 when the credits do not reach.</summary>
    /// <param name="normalised">The inputs in their one form, where a repeat is free; null where it is charged again.</param>
    public Work Sell(HunterProduct product, decimal units, string? normalised, Answer answer)
    {
        lock (_lock)
        {
            EnterPeriod();
            var input = normalised is null ? default : StableHash.Of(0, product.ToString(), normalised);
            if (normalised is not null && _bought.Contains(input))
                return new Work(answer, 0);
            if (CannotPay(units))
                return HunterErrors.CreditsGone;
            if (normalised is not null && units > 0)
                _bought.Add(input);
            Book(product, units);
            return new Work(answer, units);
        }
    }

    public HunterUsage Usage()
    {
        lock (_lock)
        {
            EnterPeriod();
            var now = options.Clock.GetUtcNow();
            var reset = new DateOnly(now.Year, now.Month, 1).AddMonths(1);
            return new HunterUsage(_searches, _verifications, _enrichments, options.HunterCredits, reset);
        }
    }

    private bool CannotPay(decimal units)
    {
        var used = _searches + _verifications + _enrichments;
        return options.HunterCredits is { } credits && (used >= credits || used + units > credits);
    }

    private void Book(HunterProduct product, decimal units)
    {
        switch (product)
        {
            case HunterProduct.Verification:
                _verifications += units;
                break;
            case HunterProduct.Enrichment:
                _enrichments += units;
                break;
            default:
                _searches += units;
                break;
        }
    }

    private void EnterPeriod()
    {
        var now = options.Clock.GetUtcNow();
        var period = now.Year * 12 + now.Month;
        if (period == _period)
            return;
        _period = period;
        _bought.Clear();
        (_searches, _verifications, _enrichments) = (0, 0, 0);
    }
}

/// <summary>What a credit is spent on.</summary>
internal enum HunterProduct
{
    DomainSearch,
    EmailFinder,
    Verification,
    Enrichment,
}

/// <summary>Credits used in this period, the period's allowance (null: without end), and the day the next one starts.</summary>
internal sealed record HunterUsage(decimal Searches, decimal Verifications, decimal Enrichments, decimal? Credits, DateOnly Reset)
{
    public decimal Used => Searches + Verifications + Enrichments;
}
