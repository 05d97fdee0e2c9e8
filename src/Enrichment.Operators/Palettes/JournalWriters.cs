using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary>Who may write the journal: the owners of shards, each within its epochs.</summary>
internal static class JournalWriters
{
    public static IReadOnlyList<JournalWriter> Of(IReadOnlyList<ClusterMember> members, IReadOnlyList<ShardPlace> shards)
    {
        if (shards.Count == 0)
        {
            return [.. members.Where(m => m.Here).Select(m => new JournalWriter(m.Node, null, null, null, "the only node: the data directory's lock keeps others out"))];
        }

        var known = members.ToDictionary(m => m.Node, StringComparer.Ordinal);
        return [.. shards.Where(s => s.Owner is not null).GroupBy(s => s.Owner!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(owned => new JournalWriter(
            owned.Key, owned.Count(), owned.Min(s => s.Epoch), owned.Max(s => s.Epoch), Note(known.GetValueOrDefault(owned.Key))))];
    }

    private static string Note(ClusterMember? member) => member switch
    {
        null => "no member any more: its shards wait for a new owner",
        { Unreachable: true } => "its lease has run out: what it writes is refused once its shards are taken over",
        _ => "",
    };
}
