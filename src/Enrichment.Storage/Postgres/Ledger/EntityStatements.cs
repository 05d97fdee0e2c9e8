using Enrichment.Storage.Entities;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Saves the entities of a group of settlements.</summary>
internal static class EntityStatements
{
    private static readonly ItemSet<SavedEntity> Entities = new ItemSet<SavedEntity>()
        .Text("entity", e => e.Id).Number("version", e => e.Version + 1).Bytes("document", e => e.Document);

    // An entity that is not stored has version 0: only a first version may be inserted. No number is spent on one that is there.
    private static readonly string Upsert = $"""
        WITH n AS MATERIALIZED (SELECT * FROM {Entities.Rows}),
        changed AS (
          UPDATE entities e SET version = n.version, document = n.document FROM n WHERE e.entity = n.entity AND e.version = n.version - 1
          RETURNING e.entity),
        made AS (
          INSERT INTO entities(tenant, entity, version, document)
          SELECT split_part(n.entity, '/', 1), n.entity, n.version, n.document FROM n
          WHERE n.version = 1 AND NOT EXISTS (SELECT FROM entities e WHERE e.entity = n.entity) ORDER BY n.entity
          ON CONFLICT (entity) DO NOTHING RETURNING entity)
        SELECT entity FROM changed UNION ALL SELECT entity FROM made
        """;

    public static async Task<EntityBook> Save(PostgresSql sql, IEnumerable<SavedEntity> entities)
    {
        var book = new EntityBook(entities);
        foreach (var turn in book.Turns())
        {
            var taken = await sql.Prepare(Upsert, Entities, [.. turn.Values]).List(row => row.RequiredText(0)).ConfigureAwait(false);
            foreach (var id in taken) book.Take(turn[id]);
        }

        if (book.Stale is { Count: > 0 } stale) await ReadVersions(sql, book, stale).ConfigureAwait(false);
        return book;
    }

    private static async Task ReadVersions(PostgresSql sql, EntityBook book, IReadOnlyList<string> ids)
    {
        var versions = await sql.Prepare("SELECT entity, version FROM entities WHERE entity = ANY($1)").With(ids)
            .List(row => (Id: row.RequiredText(0), Version: row.Integer(1))).ConfigureAwait(false);
        foreach (var (id, version) in versions) book.Keep(id, version);
        if (book.WasMadeMeanwhile) throw Transactions.Conflict("Another node gave the entity its number.");
    }
}
