using Npgsql;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Puts the events of a group into the table: all of them, or none where a journal does not end where it is supposed to.</summary>
internal sealed class InsertEvents(JournalTables tables)
{
    // A journal that holds its supposed last event ends there: later ones would have the keys of those that come now, and a deletion takes
    // whatever is before. The subquery gives a number, since one that asks whether there is any might become a join over the whole table.
    private readonly string _text = $"""
        INSERT INTO {tables.Events}(persistence_id, sequence_nr, written_by, written_at, serializer_id, manifest, payload)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
        WHERE NOT EXISTS (
            SELECT FROM unnest($8, $9) s(id, nr)
            WHERE (SELECT e.sequence_nr FROM {tables.Events} e WHERE e.persistence_id = s.id AND e.sequence_nr = s.nr) IS NULL)
        """;

    /// <param name="supposed">Where journals are supposed to end.</param>
    /// <returns>Whether they are in.</returns>
    public async Task<bool> Execute(NpgsqlConnection connection, List<EventWrite> writes, List<(string Id, long End)> supposed)
    {
        var count = writes.Sum(w => w.Batch.Events.Count);
        if (count == 0) return true;
        var (ids, numbers, names, times) = (new string[count], new long[count], new Guid[count], new long[count]);
        var (serializers, manifests, payloads) = (new int[count], new string[count], new byte[count][]);
        var i = 0;
        foreach (var write in writes)
        {
            foreach (var stored in write.Batch.Events)
            {
                (ids[i], numbers[i], names[i], times[i]) = (write.Batch.PersistenceId, stored.SequenceNr, write.Id, write.Batch.WrittenAt.ToUnixTimeMilliseconds());
                (serializers[i], manifests[i], payloads[i]) = (stored.SerializerId, stored.Manifest, stored.Payload);
                i++;
            }
        }
        await using var insert = new NpgsqlCommand(_text, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = ids },
                new NpgsqlParameter<long[]> { TypedValue = numbers },
                new NpgsqlParameter<Guid[]> { TypedValue = names },
                new NpgsqlParameter<long[]> { TypedValue = times },
                new NpgsqlParameter<int[]> { TypedValue = serializers },
                new NpgsqlParameter<string[]> { TypedValue = manifests },
                new NpgsqlParameter<byte[][]> { TypedValue = payloads },
                new NpgsqlParameter<string[]> { TypedValue = [.. supposed.Select(s => s.Id)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. supposed.Select(s => s.End)] },
            },
        };
        return await insert.ExecuteNonQueryAsync().ConfigureAwait(false) == count;
    }
}
