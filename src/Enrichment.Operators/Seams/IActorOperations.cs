namespace Enrichment.Operators.Seams;

/// <summary>An actor of this node.</summary>
/// <param name="Depth">Below where the listing began.</param>
/// <param name="Children">How many it has, listed or not.</param>
public sealed record ActorNode(string Path, int Depth, int Children);

/// <summary>The actors of this node.</summary>
public interface IActorOperations
{
    /// <summary>The actors at and below a path, parents before children.</summary>
    /// <param name="start">Such as <c>/user/rows</c>; null for the root.</param>
    /// <param name="depth">How far below.</param>
    /// <param name="mostChildren">Of one actor, at most so many are listed.</param>
    /// <exception cref="Commands.CommandProblemException">There is no such actor.</exception>
    IReadOnlyList<ActorNode> Hierarchy(string? start, int depth, int mostChildren);
}
