namespace Akka.Embedded.Simulation;

/// <summary>A timer of <see cref="VirtualTimeProvider"/>. Each change starts a new generation; entries of older ones are void.</summary>
internal sealed class VirtualTimer(VirtualTimeProvider time, TimerCallback callback, object? state) : ITimer
{
    private long _generation;
    private TimeSpan _period;

    internal long Generation => Interlocked.Read(ref _generation);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var generation = Interlocked.Increment(ref _generation);
        _period = period;
        if (dueTime >= TimeSpan.Zero)
            time.Schedule(this, generation, dueTime);
        return true;
    }

    public void Dispose() => Interlocked.Increment(ref _generation);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (_period > TimeSpan.Zero)
            time.Schedule(this, Generation, _period);
        using (InlineContinuations.Allow())
            callback(state);
    }
}
