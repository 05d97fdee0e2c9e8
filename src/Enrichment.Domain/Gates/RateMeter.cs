using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>Counts one rate window: at most its count of starts in any stretch of its period.</summary>
internal sealed class RateMeter(RateWindow window, double margin)
{
    private readonly Queue<DateTimeOffset> starts = new();
    private readonly TimeSpan period = window.Period * (1 + margin);

    public bool Counts(string operation) => window.Operation is null || string.Equals(window.Operation, operation, StringComparison.Ordinal);

    /// <summary>Null when a call may start now, else the moment when one may.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset now)
    {
        while (starts.Count > 0 && starts.Peek() + period <= now)
        {
            starts.Dequeue();
        }

        return starts.Count < window.Count ? null : starts.ElementAt(starts.Count - window.Count) + period;
    }

    /// <summary>Counts a start; those of before this meter come first, oldest first.</summary>
    public void Start(DateTimeOffset at) => starts.Enqueue(at);
}
