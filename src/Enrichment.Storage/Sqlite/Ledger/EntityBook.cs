using Enrichment.Domain.Entities;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The versions of the entities that a group of settlements saves: compare, then one statement for all documents.</summary>
internal sealed class EntityBook
{
    private static readonly RowSet<SavedEntity> Upsert = new(
        "entity, version, document",
        """
        INSERT INTO entities(entity, version, document) SELECT n.entity, n.version, n.document FROM n WHERE n.entity IS NOT NULL
        ON CONFLICT (entity) DO UPDATE SET version = excluded.version, document = excluded.document
        """,
        static (row, saved) => row.Text(saved.Id).Number(saved.Version + 1).Text(saved.Document));

    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SavedEntity> _saved = new(StringComparer.Ordinal);

    public EntityBook(StoreSql sql, IEnumerable<SavedEntity> entities)
    {
        var ids = entities.Select(e => e.Id).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return;
        sql.Prepare("""
            SELECT e.entity, e.version FROM json_each(?1) n CROSS JOIN entities e ON e.entity = n.value
            """).Bind(1, JsonTexts.List(ids)).List(row => _versions[row.RequiredText(0)] = row.Integer(1));
    }

    public long VersionOf(SavedEntity entity) => _versions.GetValueOrDefault(entity.Id);

    /// <summary>Answers the version that the entity has from now on.</summary>
    public long Save(SavedEntity entity)
    {
        _saved[entity.Id] = entity;
        return _versions[entity.Id] = entity.Version + 1;
    }

    public void Save(StoreSql sql)
    {
        if (_saved.Count > 0) Upsert.Execute(sql, _saved.Values);
    }
}

/// <summary>An entity to be saved, its document written by whoever brings it: the writer's thread has enough to do.</summary>
/// <param name="Version">The version that it was loaded with.</param>
internal sealed record SavedEntity(string Id, long Version, string Document)
{
    public static SavedEntity Of(EntityState state) => new(state.Id.ToString(), state.Version, EntityDocument.Write(state));
}
