using Enrichment.Storage.Calls;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>
/// The calls that this process has written intents of and not settled yet, so that a settlement need not read back what was just
/// written. For the writer's thread only, which is the only one to change calls. What is not here is read: an intent of an earlier
/// process, or one whose settlement was tried before. An intent whose transaction did not commit may stay here; nobody settles it,
/// as nobody was told that it was taken, and a settlement that meets no stored call is refused.
/// </summary>
internal sealed class OpenCallMemory
{
    /// <summary>Beyond so many, all are forgotten: reading them is only slower.</summary>
    private const int Most = 50_000;

    private readonly Dictionary<string, NewCall> _calls = new(StringComparer.Ordinal);

    public void Keep(IReadOnlyList<NewCall> calls)
    {
        if (_calls.Count + calls.Count > Most) _calls.Clear();
        foreach (var call in calls) _calls[call.Call.Intent.CallId] = call;
    }

    /// <summary>Takes a call out of memory: whatever becomes of its settlement, the store knows it better from now on.</summary>
    public LedgerCall? Take(string callId) => _calls.Remove(callId, out var call) ? LedgerCall.Of(call) : null;
}
