using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Enrichment.Operators.Seams;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Logging;

/// <summary>
/// A node's newest log lines, for operators to look at and to follow. Safe to use from any thread. Who follows too slowly misses lines;
/// nobody holds up the one who logs.
/// </summary>
public sealed class LogFeed(int keeps = 1_000) : ILogOperations
{
    private const int AheadOfFollower = 1_000;
    private readonly Queue<LogLine> recent = new(keeps);
    private readonly List<Channel<LogLine>> followers = [];
    private readonly Lock gate = new();
    private volatile LogLevel level = LogLevel.Warning;

    /// <inheritdoc/>
    public LogLevel Level
    {
        get => level;
        set => level = value;
    }

    public void Add(LogLine line)
    {
        lock (gate)
        {
            if (recent.Count == keeps)
            {
                recent.Dequeue();
            }

            recent.Enqueue(line);
            followers.ForEach(f => f.Writer.TryWrite(line));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogLine> Recent(int most)
    {
        lock (gate)
        {
            return [.. recent.TakeLast(most)];
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LogLine> Follow(CancellationToken stop)
    {
        // Listening begins with the call: what is logged before the first line is asked for is not missed.
        var lines = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(AheadOfFollower) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            followers.Add(lines);
        }

        return Read(lines, stop);
    }

    private async IAsyncEnumerable<LogLine> Read(Channel<LogLine> lines, [EnumeratorCancellation] CancellationToken stop)
    {
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(stop))
            {
                yield return line;
            }
        }
        finally
        {
            lock (gate)
            {
                followers.Remove(lines);
            }
        }
    }
}
