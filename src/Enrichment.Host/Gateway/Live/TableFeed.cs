using Enrichment.Domain.Ports;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Live;

/// <summary>
/// The rows of one table as they become final, read once for all who listen. Woken by the store's news, it reads what is new, makes
/// an event of each row and keeps the latest in a ring; each listener goes at its own pace.
/// </summary>
internal sealed class TableFeed : IAsyncDisposable
{
    private const int PageRows = 500;
    private const int RingRows = 8_192;
    private const long RingBytes = 8 << 20;

    /// <summary>News are hints: a lost one costs this much.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>A write to each listener costs about as much as the rows in it: many listeners get several rows at once.</summary>
    private static readonly TimeSpan PacePerListener = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan SlowestPace = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource stopping = new();
    private readonly string tableId;
    private readonly IDoneReader done;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Wakeup wakeup;
    private readonly Task pump;
    private readonly TaskCompletionSource<RowRing> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int listeners;
    private long beats;

    public TableFeed(string tableId, ITableStore tables, IDoneReader done, TimeProvider time, ILogger log)
    {
        this.tableId = tableId;
        this.done = done;
        this.time = time;
        this.log = log;
        Frames = new TableFrames(tableId, tables, done);
        wakeup = new Wakeup(time);
        pump = Task.Run(() => Pump(stopping.Token));
    }

    public LiveSignal Signal { get; } = new();

    public TableFrames Frames { get; }

    /// <summary>Its events from when the first listener came.</summary>
    public Task<RowRing> Ring => started.Task;

    /// <summary>The table is gone.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Grows when it is time to show that one is still there.</summary>
    public long Beats => Volatile.Read(ref beats);

    /// <summary>Rows may have become final.</summary>
    public void Wake() => wakeup.Ring();

    public void Listen() => Interlocked.Increment(ref listeners);

    public void Leave() => Interlocked.Decrement(ref listeners);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await pump;
        wakeup.Dispose();
        stopping.Dispose();
    }

    private async Task Pump(CancellationToken stop)
    {
        try
        {
            var beatAt = time.GetTimestamp();
            while (!stop.IsCancellationRequested && !IsClosed)
            {
                await Round();
                if (time.GetElapsedTime(beatAt) >= BeatEvery)
                {
                    beatAt = time.GetTimestamp();
                    Interlocked.Increment(ref beats);
                    Signal.Pulse();
                }

                var pace = PacePerListener * Volatile.Read(ref listeners);
                await Task.Delay(pace < SlowestPace ? pace : SlowestPace, time, stop);
                await wakeup.Wait(LookEvery, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        finally
        {
            started.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task Round()
    {
        try
        {
            await Read();
        }
        catch (Exception e)
        {
            // The store may be back at the next look; listeners wait, and lose nothing.
            log.LogWarning("The events of {Table} wait for the store: {Reason}", tableId, e.Message);
        }
    }

    private async Task Read()
    {
        if (!Ring.IsCompleted)
        {
            started.SetResult(new RowRing(await done.Last(tableId) ?? 0, RingRows, RingBytes));
        }

        var ring = await Ring;
        while (await Frames.After(ring.Last, PageRows) is { } page)
        {
            ring.Add(page);
            if (page.Count > 0)
            {
                Signal.Pulse();
            }

            if (page.Count < PageRows)
            {
                return;
            }
        }

        IsClosed = true;
        Signal.Pulse();
    }
}
