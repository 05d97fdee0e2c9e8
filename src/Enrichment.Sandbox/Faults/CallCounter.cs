using System.Collections.Concurrent;
using Enrichment.Sandbox.Bill;

namespace Enrichment.Sandbox.Faults;

/// <summary>How often each operation was asked about each subject, from 1.</summary>
internal sealed class CallCounter
{
    private readonly ConcurrentDictionary<(byte Operation, string Subject), int> _calls = new();

    public int Next(Operation operation, string subject) => _calls.AddOrUpdate((operation.Index, subject), 1, (_, n) => n + 1);

    public void Reset() => _calls.Clear();
}
