using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Asks for events of a persistence id: those numbered from one to another, both included, and at most so many.</summary>
internal sealed record PageRequest(string PersistenceId, long From, long To, int Most);

/// <summary>Reads the pages of a group: where all their journals end, and all their events.</summary>
internal sealed class ReadEvents(JournalTables tables) : GroupHandler<PageRequest, JournalPage>
{
    private readonly string _text = $"""
        SELECT p.place, e.* FROM unnest($1, $2, $3, $4) WITH ORDINALITY p(id, low, high, most, place)
        CROSS JOIN LATERAL (
            SELECT sequence_nr, serializer_id, manifest, payload FROM {tables.Events}
            WHERE persistence_id = p.id AND sequence_nr BETWEEN p.low AND p.high ORDER BY sequence_nr LIMIT p.most) e
        """;

    public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<PageRequest> items, JournalPage[] results)
    {
        // Highest and deletions first: what is written meanwhile is then more than was asked for, never a gap.
        await using var both = new NpgsqlBatch(connection)
        {
            BatchCommands = { JournalEnds.Select(tables, [.. items.Select(i => i.PersistenceId).Distinct()]), SelectEvents(items) },
        };
        await using var rows = await both.ExecuteReaderAsync().ConfigureAwait(false);
        var ends = await JournalEnds.Read(rows).ConfigureAwait(false);
        await rows.NextResultAsync().ConfigureAwait(false);
        var events = await Events(rows, items.Count).ConfigureAwait(false);
        for (var i = 0; i < results.Length; i++) results[i] = Page(ends[items[i].PersistenceId], events[i]);
    }

    private NpgsqlBatchCommand SelectEvents(IReadOnlyList<PageRequest> items) => new(_text)
    {
        Parameters =
        {
            new NpgsqlParameter<string[]> { TypedValue = [.. items.Select(i => i.PersistenceId)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => i.From)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => i.To)] },
            new NpgsqlParameter<int[]> { TypedValue = [.. items.Select(i => i.Most)] },
        },
    };

    private static async Task<List<JournalEvent>[]> Events(NpgsqlDataReader rows, int pages)
    {
        List<JournalEvent>[] events = [.. Enumerable.Range(0, pages).Select(_ => new List<JournalEvent>())];
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            events[rows.GetInt64(0) - 1].Add(new JournalEvent(rows.GetInt64(1), rows.GetInt32(2), rows.GetString(3), rows.GetFieldValue<byte[]>(4)));
        }
        return events;
    }

    private static JournalPage Page((long Highest, long DeletedTo) end, List<JournalEvent> events) =>
        new(events, Math.Max(end.Highest, events.Count == 0 ? 0 : events[^1].SequenceNr), end.DeletedTo);
}
