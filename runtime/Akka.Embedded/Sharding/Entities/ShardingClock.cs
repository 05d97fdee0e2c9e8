namespace Akka.Embedded.Sharding;

/// <summary>The time of an entity's last message, in the provider's ticks; always zero where idle entities stay.</summary>
internal sealed class ShardingClock(TimeProvider time, TimeSpan idleAfter)
{
    public bool IsIdleLimited => idleAfter > TimeSpan.Zero;

    public TimeSpan CheckEvery => idleAfter / 2;

    public long Now => IsIdleLimited ? time.GetTimestamp() : 0;

    /// <summary>Entities whose last message is not after this are idle.</summary>
    public long IdleBefore => time.GetTimestamp() - (long)(idleAfter.TotalSeconds * time.TimestampFrequency);
}
