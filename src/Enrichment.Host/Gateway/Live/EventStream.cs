using System.Buffers;
using System.IO.Pipelines;
using Enrichment.Host.Gateway.Live.Topics;

namespace Enrichment.Host.Gateway.Live;

/// <summary>
/// One listener's stream. It holds a position and nothing else: rows come from the table's ring or, where the listener has fallen
/// behind it, from the store; a listener that does not read holds up only itself.
/// </summary>
internal sealed class EventStream(PipeWriter to, TableFeed feed, LiveTopic topic, PageSlots slots)
{
    private const int MostBytesAtOnce = 64 << 10;
    private const int PageRows = 200;
    private readonly List<RowFrame> frames = [];
    private long after;
    private long stamp;
    private long beats;

    /// <summary>Tells until the topic ends, the table is gone, or the listener may not hear any more.</summary>
    /// <param name="from">The counter after which the listener wants rows.</param>
    /// <param name="mayGoOn">Asked with each heartbeat.</param>
    /// <exception cref="OperationCanceledException">The listener left, or the server ends.</exception>
    public async Task Run(long from, Func<Task<bool>> mayGoOn, CancellationToken stop)
    {
        after = from;
        beats = feed.Beats;
        var ring = await feed.Ring.WaitAsync(stop);
        await topic.Started.WaitAsync(stop);
        await Write(EventFrames.Head(after), stop);
        while (true)
        {
            var news = Task.WhenAny(feed.Signal.Next, topic.Signal.Next);
            // Taken before rows are read: what was stored before the end is told before the end.
            var end = topic.End;
            await SendRows(ring, end?.LastSeq ?? long.MaxValue, stop);
            await SendNotes(stop);
            if (end is not null)
            {
                await SendStored(end.LastSeq, stop);
                await Write(end.Frame, stop);
                return;
            }

            if (feed.IsClosed || (IsTimeToBeat() && !await Beat(mayGoOn, stop)))
            {
                return;
            }

            await news.WaitAsync(stop);
        }
    }

    private async Task SendRows(RowRing ring, long until, CancellationToken stop)
    {
        while (true)
        {
            frames.Clear();
            // Taken before the page is read: what is not in the page and not above this is nowhere.
            var floor = ring.Floor;
            if (!ring.Copy(after, MostBytesAtOnce, frames))
            {
                if (await SendPage(until, stop))
                {
                    continue;
                }

                if (frames.Count > 0)
                {
                    return;
                }

                // Rows that were final once are being worked again.
                after = Math.Max(after, floor);
            }
            else if (frames.Count == 0 || frames[0].DoneSeq > until)
            {
                return;
            }
            else
            {
                await Send(until, stop);
            }
        }
    }

    /// <summary>The rest before an end: the ring may not have it yet.</summary>
    private async Task SendStored(long until, CancellationToken stop)
    {
        while (after < until && await SendPage(until, stop))
        {
            // Page by page.
        }
    }

    /// <summary>False when there was none.</summary>
    private async Task<bool> SendPage(long until, CancellationToken stop)
    {
        using (await slots.Take(stop))
        {
            frames.Clear();
            frames.AddRange(await feed.Frames.After(after, PageRows) ?? []);
        }

        if (frames.Count == 0 || frames[0].DoneSeq > until)
        {
            return false;
        }

        await Send(until, stop);
        return true;
    }

    private async Task Send(long until, CancellationToken stop)
    {
        var waiting = 0;
        foreach (var row in frames)
        {
            if (row.DoneSeq > until)
            {
                break;
            }

            to.Write(row.Frame);
            after = row.DoneSeq;
            waiting += row.Frame.Length;
            if (waiting >= MostBytesAtOnce)
            {
                await to.FlushAsync(stop);
                waiting = 0;
            }
        }

        frames.Clear();
        await to.FlushAsync(stop);
    }

    private async Task SendNotes(CancellationToken stop)
    {
        foreach (var note in topic.Notes)
        {
            if (note.Stamp > stamp)
            {
                stamp = note.Stamp;
                await Write(note.Frame, stop);
            }
        }
    }

    private bool IsTimeToBeat() => feed.Beats != beats;

    private async Task<bool> Beat(Func<Task<bool>> mayGoOn, CancellationToken stop)
    {
        beats = feed.Beats;
        await Write(EventFrames.Beat, stop);
        return await mayGoOn();
    }

    private async Task Write(byte[] frame, CancellationToken stop)
    {
        to.Write(frame);
        await to.FlushAsync(stop);
    }
}
