using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;

namespace Enrichment.Host.Composition;

/// <summary>What operators may see of the embedded runtime beyond the API that both runtimes have.</summary>
internal static class RuntimeInsight
{
    /// <summary>The actors at and below a path as (path, depth, children); null where there is no such actor.</summary>
    public static IReadOnlyList<(string Path, int Depth, int Children)>? Tree(ActorSystem system, string path, int depth, int mostChildren) =>
        ActorTree.List(system, path, depth, mostChildren)?.Select(n => (n.Path, n.Depth, n.Children)).ToList();

    /// <summary>Reads a journal from end to end; null where this runtime cannot.</summary>
    public static async Task<(long Events, long Highest, long DeletedTo, string? Problem)?> ReadJournal(ActorSystem system, string persistenceId, CancellationToken stop)
    {
        var found = await JournalInspection.Read(system, persistenceId, stop);
        return (found.Events, found.HighestSequenceNr, found.DeletedTo, found.Problem);
    }
}
