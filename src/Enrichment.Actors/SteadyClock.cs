namespace Enrichment.Actors;

/// <summary>
/// A time line of its own: it began with the wall clock and goes on evenly since. Waits are measured on it; a wall clock that is set back
/// would prolong them by as much.
/// </summary>
public sealed class SteadyClock(TimeProvider time)
{
    private readonly DateTimeOffset began = time.GetUtcNow();
    private readonly long beganStamp = time.GetTimestamp();

    public DateTimeOffset Now => began + time.GetElapsedTime(beganStamp);

    /// <summary>A moment of the wall clock, as it is now, on this line.</summary>
    public DateTimeOffset Of(DateTimeOffset wall) => Now + (wall - time.GetUtcNow());
}
