using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>A batch with the name of this write.</summary>
internal sealed record EventWrite(Guid Id, JournalBatch Batch)
{
    /// <summary>A transaction with it was begun before: it may be stored already, or be why that transaction failed.</summary>
    public bool IsTriedBefore { get; set; }
}

/// <summary>
/// Writes the batches of a group: one look at the shards' epochs, which holds them until the commit, and one insert, which takes place only
/// where each batch follows on what is stored. Where it does not, and for a first batch or a second try, a look at where the journals end.
/// Answers each with null, or with why it is refused; no other batch suffers.
/// </summary>
internal sealed class WriteEvents(JournalTables tables) : WriteHandler<EventWrite, Exception?>
{
    private readonly InsertEvents _insert = new(tables);

    public override string Name => "journal";

    public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<EventWrite> items, Exception?[] results)
    {
        var epochs = await Epochs(connection, items).ConfigureAwait(false);
        var ends = await JournalEnds.Highest(connection, tables, NewOrTried(items)).ConfigureAwait(false);
        var supposed = SupposedEnds(items, ends);
        var accepted = await Decide(connection, items, epochs, ends, results).ConfigureAwait(false);
        if (await _insert.Execute(connection, accepted, supposed).ConfigureAwait(false)) return;
        ends = await JournalEnds.Highest(connection, tables, [.. items.Select(i => i.Batch.PersistenceId).Distinct()]).ConfigureAwait(false);
        accepted = await Decide(connection, items, epochs, ends, results).ConfigureAwait(false);
        await _insert.Execute(connection, accepted, []).ConfigureAwait(false);
    }

    /// <summary>The ids of which it cannot be supposed that the batches follow on what is stored.</summary>
    private static HashSet<string> NewOrTried(IReadOnlyList<EventWrite> items)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.IsTriedBefore || item.Batch.First == 1) ids.Add(item.Batch.PersistenceId);
            item.IsTriedBefore = true;
        }
        return ids;
    }

    /// <summary>Of all other ids: that the first batch follows on the last event. Joins <paramref name="ends"/>.</summary>
    private static List<(string Id, long End)> SupposedEnds(IReadOnlyList<EventWrite> items, Dictionary<string, long> ends)
    {
        var supposed = new List<(string, long)>(items.Count);
        ends.EnsureCapacity(ends.Count + items.Count);
        foreach (var item in items)
        {
            var (id, end) = (item.Batch.PersistenceId, item.Batch.First - 1);
            if (ends.TryAdd(id, end)) supposed.Add((id, end));
        }
        return supposed;
    }

    private async Task<List<EventWrite>> Decide(
        NpgsqlConnection connection, IReadOnlyList<EventWrite> items, Dictionary<int, long> epochs, Dictionary<string, long> ends, Exception?[] results)
    {
        var accepted = new List<EventWrite>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            results[i] = await Decide(connection, items[i], epochs, ends, accepted).ConfigureAwait(false);
        }
        return accepted;
    }

    private async Task<Exception?> Decide(
        NpgsqlConnection connection, EventWrite write, Dictionary<int, long> epochs, Dictionary<string, long> ends, List<EventWrite> accepted)
    {
        var batch = write.Batch;
        var highest = ends[batch.PersistenceId];
        if (highest >= batch.Last && await IsStored(connection, write).ConfigureAwait(false)) return null;
        if (batch.Fence is { } fence && Current(epochs, fence) is var current && current != fence.Epoch)
            return new StaleFenceException(batch.PersistenceId, fence, current);
        if (batch.First != highest + 1) return new JournalConflictException(batch.PersistenceId, batch.First, highest);
        ends[batch.PersistenceId] = batch.Last;
        accepted.Add(write);
        return null;
    }

    private static long? Current(Dictionary<int, long> epochs, ShardFence fence) => epochs.TryGetValue(fence.Shard, out var epoch) ? epoch : null;

    private async Task<Dictionary<int, long>> Epochs(NpgsqlConnection connection, IReadOnlyList<EventWrite> items)
    {
        var epochs = new Dictionary<int, long>();
        var shards = items.Select(i => i.Batch.Fence?.Shard).OfType<int>().Distinct().ToArray();
        if (shards.Length == 0) return epochs;
        if (tables.Shards is null) throw new InvalidOperationException("Events came with a fence, but no table of shards is configured to check it by.");
        await using var select = new NpgsqlCommand($"SELECT shard, epoch FROM {tables.Shards} WHERE shard = ANY($1) ORDER BY shard FOR SHARE", connection)
        {
            Parameters = { new() { Value = shards } },
        };
        await using var rows = await select.ExecuteReaderAsync().ConfigureAwait(false);
        while (await rows.ReadAsync().ConfigureAwait(false)) epochs[rows.GetInt32(0)] = rows.GetInt64(1);
        return epochs;
    }

    /// <summary>The commit of an earlier attempt got no answer, and had succeeded.</summary>
    private async Task<bool> IsStored(NpgsqlConnection connection, EventWrite write)
    {
        await using var select = new NpgsqlCommand(
            $"SELECT EXISTS (SELECT FROM {tables.Events} WHERE persistence_id = $1 AND sequence_nr = $2 AND written_by = $3)", connection)
        {
            Parameters = { new() { Value = write.Batch.PersistenceId }, new() { Value = write.Batch.Last }, new() { Value = write.Id } },
        };
        return (bool)(await select.ExecuteScalarAsync().ConfigureAwait(false))!;
    }
}
