using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Tests.Conformance;

namespace Enrichment.Storage.Tests.Laws;

/// <summary>Random moves of a ledger, the same for the same seed. A move's answer is a text, so that two ledgers can be compared.</summary>
internal sealed class LedgerMoves(int seed)
{
    public static readonly string[] BudgetIds = ["run", "bucket", "day", "free"];
    private static readonly string[] Companies = ["a.com", "b.com", "c.com"];
    private readonly Random _random = new(seed);
    private readonly List<CallIntent> _calls = [];
    private DateTimeOffset _now = Samples.Now;
    private int _number;

    public IReadOnlyList<CallIntent> Calls => _calls;

    public static Task Prepare(ILedger ledger) => ledger.EnsureBudgets(
        [new Budget("run", 3, 0, 0), new Budget("bucket", 2, 0, 0), new Budget("free", null, 0, 0)]);

    public Func<ILedger, Task<string>> Next()
    {
        _now += TimeSpan.FromHours(_random.Next(12));
        return _random.Next(10) switch
        {
            < 5 => Intend(),
            < 9 when _calls.Count > 0 => Settle(),
            _ => Limit(),
        };
    }

    private Func<ILedger, Task<string>> Intend()
    {
        var call = Samples.Intent(
            Pick(Companies), ++_number, Cents(1, 60), Pick("find", "verify"), Pick("h1", "h2"),
            (PriorityClass)_random.Next(4), _now, [.. BudgetIds.Where(_ => _random.Next(3) > 0)]);
        _calls.Add(call);
        return async ledger => (await ledger.Intend(call)).ToString();
    }

    private Func<ILedger, Task<string>> Settle()
    {
        var call = _calls[^(1 + _random.Next(Math.Min(6, _calls.Count)))];
        var charge = _random.Next(8) switch { 0 => 0, 1 => call.Most + Cents(1, 9), _ => Math.Min(call.Most, Cents(1, 60)) };
        var settlement = _random.Next(10) switch
        {
            0 => Samples.Left(call, CallState.Pending),
            < 3 => Samples.Left(call, CallState.Unsettled),
            _ => Samples.Settled(
                call, charge, charge > 0 ? AnswerClass.Data : Pick(AnswerClass.NoData, AnswerClass.Retry),
                _random.Next(2) == 0 ? TimeSpan.FromDays(2) : null, _now),
        };
        return async ledger => await Answered(ledger, settlement);
    }

    private Func<ILedger, Task<string>> Limit()
    {
        var limits = new Dictionary<string, decimal?> { [Pick(BudgetIds)] = _random.Next(5) == 0 ? null : Cents(50, 900) };
        return async ledger => string.Join(';', (await ledger.SetLimits(limits)).Select(Told));
    }

    private static async Task<string> Answered(ILedger ledger, CallSettlement settlement)
    {
        try
        {
            var verdict = await ledger.Settle(settlement);
            return $"{verdict.Stored} {verdict.Charged:0.##} {verdict.Version} {verdict.Overrun}";
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }

    private static string Told(Budget b) => $"{b.Id} {b.Limit:0.##} {b.Charged:0.##} {b.Reserved:0.##} {b.Overrun:0.##}";

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private decimal Cents(int from, int to) => _random.Next(from, to) / 100m;
}
