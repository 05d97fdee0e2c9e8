namespace Akka.Embedded.Cluster;

/// <summary>One time without the database: one line when it begins, one when it ends.</summary>
internal sealed class Outage(string nodeId, ClusterLog log, TimeProvider time)
{
    private long? _since;

    public void Note(Exception problem, TimeSpan leaseLeft)
    {
        if (_since is not null) return;
        _since = time.GetTimestamp();
        log.Warned($"Node {nodeId} cannot use PostgreSQL: {problem.GetBaseException().Message}. Unless that changes, its entities stop in {leaseLeft.TotalSeconds:0.#} s; trying again.");
    }

    public void End()
    {
        if (_since is not { } since) return;
        _since = null;
        log.Decided($"Node {nodeId} can use PostgreSQL again after {time.GetElapsedTime(since).TotalSeconds:0.#} s.");
    }
}
