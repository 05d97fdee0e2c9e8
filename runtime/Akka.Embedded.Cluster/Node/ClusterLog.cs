using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>What the node decided and why: one line each in the log, and the last ones for operators.</summary>
internal sealed class ClusterLog(ILogger logger, TimeProvider time)
{
    private const int Most = 200;
    private readonly Queue<ClusterDecision> _last = new();

    public ILogger Logger => logger;

    public IReadOnlyList<ClusterDecision> Last
    {
        get
        {
            lock (_last) return [.. _last];
        }
    }

    public void Decided(string what)
    {
        logger.LogInformation("{Decision}", what);
        Keep(what);
    }

    public void Warned(string what, Exception? cause = null)
    {
        logger.LogWarning(cause, "{Decision}", what);
        Keep(what);
    }

    private void Keep(string what)
    {
        lock (_last)
        {
            _last.Enqueue(new ClusterDecision(time.GetUtcNow(), what));
            if (_last.Count > Most) _last.Dequeue();
        }
    }
}
