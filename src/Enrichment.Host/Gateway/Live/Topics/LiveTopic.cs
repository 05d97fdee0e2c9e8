namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>A note at its place among the changes of its topic.</summary>
internal sealed record StampedNote(long Stamp, Note Note, byte[] Frame);

/// <summary>Reads a topic at its pace for all who listen, and keeps the latest of each of its notes.</summary>
internal sealed class LiveTopic : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A topic that is dear to read (a table of millions) is read more seldom, so that watching costs at most a tenth.</summary>
    private const int RestPerWork = 10;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITopicSource source;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Wakeup wakeup;
    private readonly Task pump;
    private IReadOnlyList<StampedNote> notes = [];
    private long stamp;
    private TopicEnd? end;

    public LiveTopic(ITopicSource source, TimeProvider time, ILogger log)
    {
        this.source = source;
        this.time = time;
        this.log = log;
        wakeup = new Wakeup(time);
        pump = Task.Run(() => Pump(stopping.Token));
    }

    public LiveSignal Signal { get; } = new();

    /// <summary>Completes with the first reading.</summary>
    public Task Started => started.Task;

    /// <summary>The latest notes, in order of their last change.</summary>
    public IReadOnlyList<StampedNote> Notes => Volatile.Read(ref notes);

    /// <summary>Set once, after the last note.</summary>
    public TopicEnd? End => Volatile.Read(ref end);

    public void Wake() => wakeup.Ring();

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
            while (End is null)
            {
                var from = time.GetTimestamp();
                await Round(stop);
                var rest = time.GetElapsedTime(from) * RestPerWork;
                await Task.Delay(rest > source.Pace ? rest : source.Pace, time, stop);
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

    private async Task Round(CancellationToken stop)
    {
        try
        {
            var reading = await source.Read(stop);
            Take(reading);
            started.TrySetResult();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("A watched job or run cannot be read now: {Reason}", e.Message);
        }
    }

    private void Take(TopicReading reading)
    {
        var before = Notes.ToDictionary(n => n.Note.Key);
        var after = reading.Notes.Select(note => before.TryGetValue(note.Key, out var known) && known.Note.Event == note.Event && known.Note.Json.AsSpan().SequenceEqual(note.Json)
            ? known
            : new StampedNote(++stamp, note, EventFrames.Note(note.Event, note.Json))).OrderBy(n => n.Stamp).ToList();
        var changed = reading.End is not null || after.Exists(n => !before.TryGetValue(n.Note.Key, out var known) || known.Stamp != n.Stamp);
        Volatile.Write(ref notes, after);
        Volatile.Write(ref end, reading.End);
        if (changed)
        {
            Signal.Pulse();
        }
    }
}
