using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Saves the entities of a group of settlements.</summary>
internal static class EntityStatements
{
    // An entity that is not stored has version 0: only a first version may be inserted.
    private static readonly RowSet<SavedEntity> Upsert = new(
        "entity, version, document",
        """
        INSERT INTO entities(entity, version, document) SELECT n.entity, n.version, n.document FROM n
        WHERE n.entity IS NOT NULL AND (n.version = 1 OR EXISTS (SELECT 1 FROM entities e WHERE e.entity = n.entity))
        ON CONFLICT (entity) DO UPDATE SET version = excluded.version, document = excluded.document WHERE version = excluded.version - 1
        RETURNING entity
        """,
        static (row, saved) => row.Text(saved.Id).Number(saved.Version + 1).Text(saved.Document));

    public static EntityBook Save(StoreSql sql, IEnumerable<SavedEntity> entities)
    {
        var book = new EntityBook(entities);
        foreach (var turn in book.Turns())
        {
            foreach (var id in Upsert.List(sql, [.. turn.Values], row => row.RequiredText(0))) book.Take(turn[id]);
        }

        if (book.Stale is { Count: > 0 } stale) ReadVersions(sql, book, stale);
        return book;
    }

    private static void ReadVersions(StoreSql sql, EntityBook book, IReadOnlyList<string> ids)
    {
        var versions = sql.Prepare("SELECT e.entity, e.version FROM json_each(?1) n CROSS JOIN entities e ON e.entity = n.value")
            .Bind(1, JsonTexts.List(ids)).List(row => (Id: row.RequiredText(0), Version: row.Integer(1)));
        foreach (var (id, version) in versions) book.Keep(id, version);
    }
}
