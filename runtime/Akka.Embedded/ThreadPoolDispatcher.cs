namespace Akka.Embedded;

/// <summary>Runs actors on the process's thread pool.</summary>
public sealed class ThreadPoolDispatcher : ActorDispatcher
{
    private readonly int _throughput;

    /// <summary>Makes a dispatcher that gives each actor so many messages a turn.</summary>
    public ThreadPoolDispatcher(int throughput = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(throughput, 1);
        _throughput = throughput;
    }

    /// <inheritdoc />
    public override int Throughput => _throughput;

    /// <inheritdoc />
    public override void Schedule(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
