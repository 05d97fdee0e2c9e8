namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>The machine's time, but for a process that slept: its monotonic clock jumps ahead, its timers have not fired yet.</summary>
public sealed class JumpingTime : TimeProvider
{
    private long _ahead;

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _ahead);

    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, (long)(by.TotalSeconds * TimestampFrequency));
}
