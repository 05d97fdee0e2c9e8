using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>A batch with the name of this write.</summary>
internal sealed record EventWrite(Guid Id, JournalBatch Batch);

/// <summary>
/// Writes the batches of a group: one look at the shards' epochs, which holds them until the commit, one at where the journals end, one
/// insert. Answers each with null, or with why it is refused; no other batch suffers.
/// </summary>
internal sealed class WriteEvents(JournalTables tables) : WriteHandler<EventWrite, Exception?>
{
    public override string Name => "journal";

    public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<EventWrite> items, Exception?[] results)
    {
        var epochs = await Epochs(connection, items).ConfigureAwait(false);
        var ends = await JournalEnds.Read(connection, tables, [.. items.Select(i => i.Batch.PersistenceId).Distinct()]).ConfigureAwait(false);
        var accepted = new List<EventWrite>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            results[i] = await Decide(connection, items[i], epochs, ends, accepted).ConfigureAwait(false);
        }
        if (accepted.Count > 0) await Insert(connection, accepted).ConfigureAwait(false);
    }

    private async Task<Exception?> Decide(
        NpgsqlConnection connection, EventWrite write, Dictionary<int, long> epochs, Dictionary<string, (long Highest, long DeletedTo)> ends,
        List<EventWrite> accepted)
    {
        var batch = write.Batch;
        var (highest, deletedTo) = ends[batch.PersistenceId];
        if (highest >= batch.Last && await IsStored(connection, write).ConfigureAwait(false)) return null;
        if (batch.Fence is { } fence && Current(epochs, fence) is var current && current != fence.Epoch)
            return new StaleFenceException(batch.PersistenceId, fence, current);
        if (batch.First != highest + 1) return new JournalConflictException(batch.PersistenceId, batch.First, highest);
        ends[batch.PersistenceId] = (batch.Last, deletedTo);
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

    private async Task Insert(NpgsqlConnection connection, List<EventWrite> writes)
    {
        var events = writes.SelectMany(write => write.Batch.Events, (write, stored) => (write, stored)).ToList();
        await using var insert = new NpgsqlCommand($"""
            INSERT INTO {tables.Events}(persistence_id, sequence_nr, written_by, written_at, serializer_id, manifest, payload)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
            """, connection)
        {
            Parameters =
            {
                new() { Value = events.Select(e => e.write.Batch.PersistenceId).ToArray() },
                new() { Value = events.Select(e => e.stored.SequenceNr).ToArray() },
                new() { Value = events.Select(e => e.write.Id).ToArray() },
                new() { Value = events.Select(e => e.write.Batch.WrittenAt.ToUnixTimeMilliseconds()).ToArray() },
                new() { Value = events.Select(e => e.stored.SerializerId).ToArray() },
                new() { Value = events.Select(e => e.stored.Manifest).ToArray() },
                new() { Value = events.Select(e => e.stored.Payload).ToArray() },
            },
        };
        await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
