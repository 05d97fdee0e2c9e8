using System.IO.Enumeration;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>From a path to the actors that are there now.</summary>
internal static class Selecting
{
    internal static List<InternalActorRefBase> Find(LocalActorSystem system, InternalActorRefBase anchor, IEnumerable<string> elements)
    {
        List<InternalActorRefBase> found = [anchor];
        foreach (var element in elements)
            found = [.. found.SelectMany(actor => Step(system, actor, element))];
        return found;
    }

    /// <summary>The actor of this very path and, where the path says, incarnation; or null.</summary>
    internal static InternalActorRefBase? Resolve(LocalActorSystem system, ActorPath path)
    {
        var names = path.Elements;
        if (names is ["temp", var name])
            return system.Temp.Find(name);
        InternalActorRefBase? actor = system.Root;
        foreach (var element in names)
            actor = (actor as LocalActorRef)?.Cell.ChildrenOrNull?.Find(element)?.Ref;
        return actor is not null && (path.Uid == 0 || path.Uid == actor.Path.Uid) ? actor : null;
    }

    private static IEnumerable<InternalActorRefBase> Step(LocalActorSystem system, InternalActorRefBase actor, string element)
    {
        if (actor is not LocalActorRef { Cell: var cell })
            return [];
        if (element == "..")
            return cell.ParentRef is LocalActorRef parent ? [parent] : [];
        if (element is "temp" && ReferenceEquals(actor, system.Root))
            return [];
        if (element.AsSpan().ContainsAny('*', '?'))
            return Children(cell).Where(child => FileSystemName.MatchesSimpleExpression(element, child.Path.Name, ignoreCase: false));
        return cell.ChildrenOrNull?.Find(element) is { } one ? [one.Ref] : [];
    }

    private static IEnumerable<InternalActorRefBase> Children(ActorCell cell) =>
        cell.ChildrenOrNull?.Snapshot().Select(child => child.Ref) ?? [];
}
