using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;

namespace Enrichment.Storage.Memory;

/// <summary>Every call, found by id, by open question and by question.</summary>
internal sealed class MemoryCallBook
{
    private readonly Dictionary<string, MemoryCall> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(EntityId, string, string), MemoryCall> _open = [];
    private readonly Dictionary<(string, string, string), List<MemoryCall>> _byQuestion = [];
    private readonly Dictionary<string, List<MemoryCall>> _byRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityId, int> _highest = [];

    public MemoryCall? Find(string callId) => _byId.GetValueOrDefault(callId);

    public MemoryCall? FindOpen(CallIntent intent) => _open.GetValueOrDefault(OpenKey(intent));

    public int HighestOf(EntityId entity) => _highest.GetValueOrDefault(entity);

    public IEnumerable<MemoryCall> All => _byId.Values;

    public IEnumerable<MemoryCall> OfRequest(string requestId) => _byRequest.GetValueOrDefault(requestId, []);

    public IEnumerable<MemoryCall> Open => _open.Values.OrderBy(c => c.Number);

    /// <summary>Other calls of the same tenant, operation and input.</summary>
    public IEnumerable<MemoryCall> SameQuestion(MemoryCall call) =>
        _byQuestion[Question(call.Intent)].Where(other => !ReferenceEquals(other, call));

    public MemoryCall Add(CallIntent intent, IReadOnlyList<MemoryBudget> payers)
    {
        var call = new MemoryCall(_byId.Count + 1, intent, payers);
        _byId.Add(intent.CallId, call);
        _open[OpenKey(intent)] = call;
        ListOf(_byQuestion, Question(intent)).Add(call);
        ListOf(_byRequest, intent.RequestId).Add(call);
        _highest[intent.Entity] = Math.Max(HighestOf(intent.Entity), CallNumber.Of(intent.CallId));
        return call;
    }

    /// <summary>To be told whenever a call's state has changed.</summary>
    public void Changed(MemoryCall call)
    {
        if (!call.IsOpen && FindOpen(call.Intent) is { } open && ReferenceEquals(open, call)) _open.Remove(OpenKey(call.Intent));
    }

    private static List<MemoryCall> ListOf<TKey>(Dictionary<TKey, List<MemoryCall>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }

    private static (EntityId, string, string) OpenKey(CallIntent intent) => (intent.Entity, intent.Operation, intent.InputHash);

    private static (string, string, string) Question(CallIntent intent) => (intent.Entity.Tenant, intent.Operation, intent.InputHash);
}
