namespace Akka.Embedded.Runtime;

/// <summary>What an actor's turns hand on to each other.</summary>
internal struct TurnState
{
    /// <summary>Messages taken from the mailbox and not handled yet, next first.</summary>
    internal MessageNode? Ready;

    /// <summary>How many reasons there are to leave the user's messages alone.</summary>
    internal int Suspensions;
}
