using Akka.Actor;

namespace Enrichment.Host.Composition;

/// <summary>What operators may see of Akka.NET beyond the API that both runtimes have.</summary>
internal static class RuntimeInsight
{
    /// <summary>The actors at and below a path as (path, depth, children); null where there is no such actor.</summary>
    public static IReadOnlyList<(string Path, int Depth, int Children)>? Tree(ActorSystem system, string path, int depth, int mostChildren)
    {
        IActorRef at = ((ExtendedActorSystem)system).LookupRoot;
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            if (ChildrenOf(at).FirstOrDefault(c => c.Path.Name == name) is not { } below)
            {
                return null;
            }

            at = below;
        }

        var listed = new List<(string, int, int)>();
        List(at, "/" + string.Join('/', names), 0);
        return listed;

        void List(IActorRef actor, string place, int level)
        {
            var children = ChildrenOf(actor);
            listed.Add((place, level, children.Count));
            foreach (var child in level < depth ? children.Take(mostChildren) : [])
            {
                List(child, $"{place.TrimEnd('/')}/{child.Path.Name}", level + 1);
            }
        }
    }

    /// <summary>Null: Akka.NET's journal plug-in is read by its actors only; each recovery checks its own.</summary>
    public static Task<(long Events, long Highest, long DeletedTo, string? Problem)?> ReadJournal(ActorSystem system, string persistenceId, CancellationToken stop) =>
        Task.FromResult<(long, long, long, string?)?>(null);

    private static List<IActorRef> ChildrenOf(IActorRef actor) => actor is ActorRefWithCell parent ? [.. parent.Children] : [];
}
