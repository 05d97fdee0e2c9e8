namespace Akka.Embedded.Cluster;

/// <summary>What comes after a node's turn.</summary>
internal readonly record struct TurnResult(TurnEnd End, TimeSpan Delay)
{
    public static TurnResult Again => new(TurnEnd.Next, TimeSpan.Zero);

    public static TurnResult Left => new(TurnEnd.Left, TimeSpan.Zero);

    public static TurnResult Out => new(TurnEnd.Out, TimeSpan.Zero);

    public static TurnResult Wait(TimeSpan delay) => new(TurnEnd.Next, delay);
}

/// <summary>Whether there is a next turn.</summary>
internal enum TurnEnd
{
    /// <summary>There is.</summary>
    Next,

    /// <summary>The node has left.</summary>
    Left,

    /// <summary>The node was taken out.</summary>
    Out,
}
