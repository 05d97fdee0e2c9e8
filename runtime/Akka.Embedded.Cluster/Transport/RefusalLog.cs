using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>Logs a refused caller once for each reason, until it was accepted in between. Bounded: a stranger cannot fill the log.</summary>
internal sealed class RefusalLog(ILogger log)
{
    private const int MostCallers = 100;
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public void Note(string caller, string reason)
    {
        lock (_reasons)
        {
            if (_reasons.GetValueOrDefault(caller) == reason || (_reasons.Count >= MostCallers && !_reasons.ContainsKey(caller))) return;
            _reasons[caller] = reason;
        }
        log.LogWarning("A connection from {Caller} was refused: {Reason}", caller, reason);
    }

    public void Clear(string caller)
    {
        lock (_reasons) _reasons.Remove(caller);
    }
}
