namespace Enrichment.Host.Gateway.Live;

/// <summary>A row that became final, as the event that every reader gets.</summary>
internal readonly record struct RowFrame(long DoneSeq, byte[] Frame);

/// <summary>The latest events of a table, bounded in number and bytes; a reader who is further behind reads the store.</summary>
/// <param name="start">The counter after which it holds everything.</param>
internal sealed class RowRing(long start, int mostRows, long mostBytes)
{
    private readonly Lock gate = new();
    private readonly Queue<RowFrame> frames = new();
    private long floor = start;
    private long last = start;
    private long bytes;

    /// <summary>Everything up to this counter was added.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>What came up to this counter is not here.</summary>
    public long Floor => Volatile.Read(ref floor);

    public void Add(IEnumerable<RowFrame> added)
    {
        lock (gate)
        {
            foreach (var frame in added)
            {
                frames.Enqueue(frame);
                bytes += frame.Frame.Length;
                Volatile.Write(ref last, frame.DoneSeq);
            }

            while (frames.Count > mostRows || bytes > mostBytes)
            {
                var dropped = frames.Dequeue();
                bytes -= dropped.Frame.Length;
                Volatile.Write(ref floor, dropped.DoneSeq);
            }
        }
    }

    /// <summary>Appends the events after a counter, in order, as many as fit into the bytes and at least one.</summary>
    /// <returns>False when events after that counter are no longer here.</returns>
    public bool Copy(long after, long atMostBytes, List<RowFrame> to)
    {
        lock (gate)
        {
            if (after < floor)
            {
                return false;
            }

            if (after >= last)
            {
                return true;
            }

            foreach (var frame in frames)
            {
                if (frame.DoneSeq <= after)
                {
                    continue;
                }

                to.Add(frame);
                atMostBytes -= frame.Frame.Length;
                if (atMostBytes <= 0)
                {
                    break;
                }
            }

            return true;
        }
    }
}
