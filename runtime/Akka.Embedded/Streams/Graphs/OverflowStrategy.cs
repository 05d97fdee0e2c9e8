namespace Akka.Streams;

/// <summary>What a full buffer does.</summary>
public enum OverflowStrategy
{
    /// <summary>It takes nothing more until there is room.</summary>
    Backpressure,
}
