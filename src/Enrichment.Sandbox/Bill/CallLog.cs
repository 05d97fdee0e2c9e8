namespace Enrichment.Sandbox.Bill;

/// <summary>
/// Calls in order of arrival, numbered from 0. Chunks of equal size, the oldest dropped when more than the wanted number is
/// kept, so memory is bounded and nothing is ever copied. Not thread-safe: the ledger's lock guards it.
/// </summary>
internal sealed class CallLog(int kept)
{
    public const int ChunkSize = 4096;

    private readonly Queue<CallRecord[]> _chunks = new();
    private CallRecord[] _last = [];
    private long _lastArrival;

    /// <summary>Number of the first call still remembered.</summary>
    public long First { get; private set; }

    /// <summary>Number the next call will get.</summary>
    public long Next { get; private set; }

    public CallTicket Append(in CallRecord call)
    {
        var index = (int)(Next % ChunkSize);
        if (index == 0)
            Grow();
        _last[index] = call;
        // A clock that is set back must not put a call before its predecessor.
        _lastArrival = Math.Max(_lastArrival, call.At);
        _last[index].At = _lastArrival;
        Next++;
        return new CallTicket(_last, index);
    }

    /// <summary>The chunks that hold calls from number <paramref name="since"/> on, and the number of the first one's first call.</summary>
    public (long FirstNumber, CallRecord[][] Chunks) Since(long since)
    {
        var skip = (int)Math.Max(0, (since - First) / ChunkSize);
        return (First + (long)skip * ChunkSize, _chunks.Skip(skip).ToArray());
    }

    private void Grow()
    {
        _last = new CallRecord[ChunkSize];
        _chunks.Enqueue(_last);
        while ((long)(_chunks.Count - 1) * ChunkSize > kept)
        {
            _chunks.Dequeue();
            First += ChunkSize;
        }
    }
}
