using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Entities;

namespace Enrichment.Simulation.Stores;

/// <summary>
/// What is durable of calls, budgets and entities. It decides by the rules that the stores on disk decide by; only where they keep rows,
/// it keeps dictionaries.
/// </summary>
internal sealed class LedgerBook
{
    private readonly Dictionary<string, StoredBudget> budgets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredCall> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityId, (long Version, byte[] Document)> entities = [];
    private readonly Dictionary<EntityId, int> highest = [];

    public IReadOnlyCollection<StoredBudget> Budgets => budgets.Values;

    public IReadOnlyCollection<StoredCall> Calls => calls.Values;

    public IReadOnlyCollection<EntityId> Entities => entities.Keys;

    public StoredCall? Find(string callId) => calls.GetValueOrDefault(callId);

    public void Intend(IReadOnlyList<CallIntent> intents, IntentVerdict[] verdicts)
    {
        var items = intents.Select(i => new IntendedCall(i)).ToList();
        var book = new BudgetBook(LinesOf(intents.SelectMany(i => i.Budgets)));
        var open = new OpenQuestions();
        foreach (var call in calls.Values.Where(c => c.Call.IsOpen && intents.Any(i => Asks(c.Intent, i))))
        {
            open.Add(call.Intent.Entity.ToString(), call.Intent.Operation, call.Intent.InputHash, call.Intent.CallId);
        }

        foreach (var accepted in IntentDecisions.Decide(items, book, open, verdicts))
        {
            Add(accepted);
        }

        Save(book);
    }

    public void Settle(IReadOnlyList<CallSettlement> settlements, SettleVerdict[] verdicts)
    {
        var items = settlements.Select(SettlementToWrite.Of).ToList();
        var saved = Save(settlements, items);
        var touched = settlements.Select(s => s.Outcome?.CallId).OfType<string>().Distinct(StringComparer.Ordinal).Select(Find).OfType<StoredCall>();
        var book = new SettlementBook(settlements, touched.Select(c => c.Call));
        book.AddEarlier(calls.Values.Select(c => c.Call).Where(c => book.Questions.Contains(c.Question) && (c.State == CallState.Unsettled || c.Charge > 0)).ToList());
        book.Budgets = new BudgetBook(LinesOf(book.BudgetIds));
        SettlementDecisions.Decide(items, saved, book, verdicts);
        foreach (var added in book.New)
        {
            Add(added, book.Changed.First(c => c.CallId == added.Call.Intent.CallId));
        }

        Save(book.Budgets);
    }

    public void Ensure(IEnumerable<Budget> wanted)
    {
        foreach (var budget in wanted)
        {
            budgets.TryAdd(budget.Id, new StoredBudget(budget.Id, budget.Limit is { } limit ? Nanos.From(limit) : null));
        }
    }

    public IReadOnlyList<Budget> Limit(IReadOnlyDictionary<string, decimal?> limits)
    {
        foreach (var (id, limit) in limits)
        {
            budgets[id] = (budgets.GetValueOrDefault(id) ?? new StoredBudget(id, null)).Limited(limit);
        }

        return View(limits.Keys);
    }

    public IReadOnlyList<Budget> View(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(budgets.GetValueOrDefault).OfType<StoredBudget>().Select(b => b.View)];

    public IReadOnlyList<OpenCall> Open(int limit) =>
        [.. calls.Values.Where(c => c.Call.IsOpen).OrderBy(c => c.Intent.At).Take(limit).Select(c => new OpenCall(c.Intent, c.Call.State))];

    public IReadOnlyList<CallStart> Since(DateTimeOffset since) =>
        [.. calls.Values.Where(c => c.Intent.At >= since).OrderBy(c => c.Intent.At).Select(c => new CallStart(c.Intent.Account, c.Intent.Operation, c.Intent.At))];

    public RequestCharges ChargedFor(IReadOnlyList<string> requestIds)
    {
        var paid = calls.Values.Where(c => requestIds.Contains(c.Intent.RequestId) && c.Call.State == CallState.Settled).ToList();
        return new RequestCharges(paid.Sum(c => Nanos.ToDollars(c.Call.Charge)), [.. paid.Select(c => c.Intent.CallId)]);
    }

    public EntityState Load(EntityId id)
    {
        var state = entities.TryGetValue(id, out var stored) ? EntityDocument.Read(id, stored.Version, stored.Document) : EntityState.Unknown(id);
        return state with { Calls = Math.Max(state.Calls, highest.GetValueOrDefault(id)) };
    }

    private static bool Asks(CallIntent one, CallIntent other) =>
        one.Entity == other.Entity && one.Operation == other.Operation && one.InputHash == other.InputHash;

    private List<BudgetLine> LinesOf(IEnumerable<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).Select(budgets.GetValueOrDefault).OfType<StoredBudget>().Select(b => b.Line).ToList();

    /// <summary>Saves each entity whose stored version is the one that it was loaded with.</summary>
    private EntityBook Save(IReadOnlyList<CallSettlement> settlements, List<SettlementToWrite> items)
    {
        var book = new EntityBook(items.Select(i => i.Entity).OfType<SavedEntity>());
        var ids = settlements.Select(s => s.Entity?.Id).OfType<EntityId>().Distinct().ToDictionary(id => id.ToString(), StringComparer.Ordinal);
        foreach (var saved in book.Turns().SelectMany(turn => turn.Values))
        {
            if (VersionOf(ids[saved.Id]) == saved.Version)
            {
                entities[ids[saved.Id]] = (saved.Version + 1, saved.Document);
                book.Take(saved);
            }
        }

        foreach (var stale in book.Stale)
        {
            book.Keep(stale, VersionOf(ids[stale]));
        }

        return book;
    }

    private long VersionOf(EntityId id) => entities.TryGetValue(id, out var stored) ? stored.Version : 0;

    private void Add(NewCall call) => Add(call, StoredCall.Of(call).Call);

    private void Add(NewCall call, LedgerCall state)
    {
        var stored = StoredCall.Of(call) with { Call = state };
        calls.Add(stored.Intent.CallId, stored);
        highest[stored.Intent.Entity] = Math.Max(highest.GetValueOrDefault(stored.Intent.Entity), CallNumber.Of(stored.Intent.CallId));
    }

    private void Save(BudgetBook book)
    {
        foreach (var line in book.Changed)
        {
            budgets[line.Id] = budgets[line.Id].With(line);
        }
    }
}
