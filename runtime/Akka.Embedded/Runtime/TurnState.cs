namespace Akka.Embedded.Runtime;

/// <summary>What an actor's turns hand on to each other.</summary>
internal struct TurnState
{
    /// <summary>Messages put before all others, next first.</summary>
    internal MessageNode? Front;

    /// <summary>Where to take the next message of the mailbox.</summary>
    internal SegmentReader Reader;

    /// <summary>How many reasons there are to leave the user's messages alone.</summary>
    internal int Suspensions;
}
