namespace Enrichment.Actors.Gates;

/// <summary>
/// Which permit each entity has asked for last. An entity has one call under way at a time: when another incarnation of it asks, the one
/// before is taken for gone, and with it whoever would have given its permit back.
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
    private readonly Dictionary<string, string> latest = new(StringComparer.Ordinal);

    /// <summary>Notes a request; answers the permit that another incarnation asked for or holds, null when there is none.</summary>
    public string? Ask(string permitId)
    {
        if (HolderOf(permitId) is not { } holder)
        {
            return null;
        }

        var left = latest.TryGetValue(holder, out var before) && !IsOfSameIncarnation(before, permitId) ? before : null;
        latest[holder] = permitId;
        return left;
    }

    /// <summary>The permit was given back, or is wanted no more, not long ago: nobody waits for it.</summary>
    public bool HasEnded(string permitId) => ended.Contains(permitId);

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

        if (HolderOf(permitId) is { } holder && latest.TryGetValue(holder, out var known) && known == permitId)
        {
            latest.Remove(holder);
        }
    }

    // An id is entity@incarnation.call.permit; the entity may hold an '@' too, what follows it does not.
    private static string? HolderOf(string permitId) => permitId.LastIndexOf('@') is var at and > 0 ? permitId[..at] : null;

    private static bool IsOfSameIncarnation(string one, string other) => IncarnationOf(one).SequenceEqual(IncarnationOf(other));

    private static ReadOnlySpan<char> IncarnationOf(string permitId)
    {
        var incarnation = permitId.AsSpan(permitId.LastIndexOf('@') + 1);
        return incarnation.IndexOf('.') is var dot and >= 0 ? incarnation[..dot] : incarnation;
    }
}
