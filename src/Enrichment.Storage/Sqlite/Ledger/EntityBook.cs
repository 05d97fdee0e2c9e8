using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>
/// The entities that a group of settlements saves: one statement compares their versions and writes their documents, and answers
/// whose it took. Of an entity saved twice in a group, the second waits for a statement of its own.
/// </summary>
internal sealed class EntityBook
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

    private readonly HashSet<SavedEntity> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly StoreSql _sql;

    private EntityBook(StoreSql sql) => _sql = sql;

    /// <summary>Saves those whose stored version is the one that they were loaded with, in their order.</summary>
    public static EntityBook Save(StoreSql sql, IEnumerable<SavedEntity> entities)
    {
        var book = new EntityBook(sql);
        var left = entities.ToList();
        while (left.Count > 0)
        {
            var first = new Dictionary<string, SavedEntity>(left.Count, StringComparer.Ordinal);
            left = left.FindAll(entity => !first.TryAdd(entity.Id, entity));
            book.Save(first);
        }

        return book;
    }

    public bool Took(SavedEntity entity) => _taken.Contains(entity);

    /// <summary>The stored version of an entity that was not taken.</summary>
    public long VersionOf(SavedEntity entity) => _sql.Prepare("SELECT coalesce(max(version), 0) FROM entities WHERE entity = ?1")
        .Bind(1, entity.Id).First(row => row.Integer(0));

    private void Save(Dictionary<string, SavedEntity> entities)
    {
        foreach (var id in Upsert.List(_sql, entities.Values, row => row.RequiredText(0))) _taken.Add(entities[id]);
    }
}
