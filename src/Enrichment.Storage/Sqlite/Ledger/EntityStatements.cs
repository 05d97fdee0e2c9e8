using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Saves the entities of a group of settlements.</summary>
internal static class EntityStatements
{
    private static readonly EachRow<SavedEntity> Update = new(
        "UPDATE entities SET version = ?2 + 1, document = ?3 WHERE entity = ?1 AND version = ?2", Bind);

    // An entity that is not stored has version 0: only a first version may be inserted.
    private static readonly EachRow<SavedEntity> Insert = new(
        "INSERT INTO entities(entity, version, document) SELECT ?1, 1, ?3 WHERE ?2 = 0 ON CONFLICT DO NOTHING", Bind);

    public static EntityBook Save(StoreSql sql, IEnumerable<SavedEntity> entities)
    {
        var book = new EntityBook(entities);
        foreach (var turn in book.Turns())
        {
            foreach (var saved in Update.Changed(sql, turn.Values)) book.Take(saved);
            foreach (var saved in Insert.Changed(sql, turn.Values.Where(e => e.Version == 0 && !book.Took(e)))) book.Take(saved);
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

    private static void Bind(RowBinder row, SavedEntity saved) => row.Text(saved.Id).Number(saved.Version).Text(saved.Document);
}
