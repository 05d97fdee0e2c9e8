namespace Enrichment.Actors.Gates;

/// <summary>
/// Which permit each entity has asked for last. An entity has one call under way at a time: when it asks for its next permit it has done
/// with the one before, though the end of that one may be lost; when another incarnation of it asks, the one before is taken for gone, and
/// with it whoever would have given its permit back.
/// </summary>
/// <remarks>
/// The end of a permit overtakes requests in the gate's mailbox, that for the same permit among them where the entity asked once more: so
/// the last ends are kept. Without them such a request would be granted to nobody.
/// </remarks>
internal sealed class PermitHolders
{
    private const int MostEnded = 4_096;
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private readonly Queue<string> endedInTurn = new();
    private readonly Dictionary<string, PermitName> latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PermitName>.AlternateLookup<ReadOnlySpan<char>> latestOf;

    public PermitHolders() => latestOf = latest.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Notes a request; answers the permit that the same entity asked for before, and holds no more; null when there is none.</summary>
    /// <remarks>
    /// One of another incarnation has not ended: requests of an incarnation that is gone can come after those of the one that lives, which
    /// asks again and has its turn then.
    /// </remarks>
    public string? Ask(string permitId)
    {
        if (PermitName.Of(permitId) is not { } name)
        {
            return null;
        }

        if (!latestOf.TryGetValue(name.Holder, out var before))
        {
            latestOf[name.Holder] = name;
            return null;
        }

        if (before.Id == permitId)
        {
            return null;
        }

        if (before.IsOfSameIncarnation(name))
        {
            End(before.Id);
        }

        latestOf[name.Holder] = name;
        return before.Id;
    }

    /// <summary>The permit was given back, or is wanted no more, not long ago, or its holder has asked for a later one: nobody waits for it.</summary>
    public bool HasEnded(string permitId) =>
        ended.Contains(permitId)
        || (PermitName.Of(permitId) is { } name && latestOf.TryGetValue(name.Holder, out var newest) && newest.IsLaterThan(name));

    /// <summary>The permit was given back, or is wanted no more.</summary>
    public void End(string permitId)
    {
        if (ended.Add(permitId))
        {
            endedInTurn.Enqueue(permitId);
        }

        if (endedInTurn.Count > MostEnded)
        {
            ended.Remove(endedInTurn.Dequeue());
        }

        Forget(permitId);
    }

    /// <summary>The permit was refused; who has not heard of it asks for it again.</summary>
    public void Forget(string permitId)
    {
        if (PermitName.Of(permitId) is { } name && latestOf.TryGetValue(name.Holder, out var known) && known.Id == permitId)
        {
            latestOf.Remove(name.Holder);
        }
    }
}
