using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded;

/// <summary>An actor as it is listed.</summary>
/// <param name="Path">From the root: <c>/user/rows</c>.</param>
/// <param name="Depth">Below where the listing began.</param>
/// <param name="Children">How many it has, listed or not.</param>
public sealed record ActorTreeNode(string Path, int Depth, int Children);

/// <summary>Lists the actors of a system of the embedded runtime, for people. What it sees of an actor that starts or stops meanwhile is either.</summary>
public static class ActorTree
{
    /// <summary>The actor at a path and what is below it, parents before children; null where there is no such actor.</summary>
    /// <param name="path">Such as <c>/user/rows</c>; <c>/</c> for all.</param>
    /// <param name="depth">How far below.</param>
    /// <param name="mostChildren">Of one actor, at most so many are listed, those that started first.</param>
    public static IReadOnlyList<ActorTreeNode>? List(ActorSystem system, string path, int depth, int mostChildren)
    {
        var at = ((LocalActorSystem)system).Root.Cell;
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            if (at.ChildrenOrNull?.Find(name) is not { } below)
                return null;
            at = below;
        }

        var listed = new List<ActorTreeNode>();
        List(at, "/" + string.Join('/', names), 0);
        return listed;

        void List(ActorCell cell, string place, int level)
        {
            var children = cell.ChildrenOrNull?.Snapshot() ?? [];
            listed.Add(new ActorTreeNode(place, level, children.Length));
            foreach (var child in level < depth ? children.Take(mostChildren) : [])
                List(child, $"{place.TrimEnd('/')}/{child.Ref.Path.Name}", level + 1);
        }
    }
}
