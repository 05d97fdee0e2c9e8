using Enrichment.Domain.Entities;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The versions of the entities that a group of settlements saves: compare, then one statement for all documents.</summary>
internal sealed class EntityBook
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityState> _saved = new(StringComparer.Ordinal);

    public EntityBook(StoreSql sql, IEnumerable<EntityState> entities)
    {
        var ids = entities.Select(e => e.Id.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return;
        sql.Prepare("""
            SELECT e.entity, e.version FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN entities e ON e.entity = n.value
            """).Bind(1, JsonRows.OfTexts(ids)).List(row => _versions[row.RequiredText(0)] = row.Integer(1));
    }

    public long VersionOf(EntityState entity) => _versions.GetValueOrDefault(entity.Id.ToString());

    /// <summary>Answers the version that the entity has from now on.</summary>
    public long Save(EntityState entity)
    {
        var id = entity.Id.ToString();
        _saved[id] = entity;
        return _versions[id] = entity.Version + 1;
    }

    public void Save(StoreSql sql)
    {
        if (_saved.Count == 0) return;
        sql.Prepare("""
            INSERT INTO entities(entity, version, document)
            SELECT value ->> 0, value ->> 1, value -> 2 FROM json_each(CAST(?1 AS TEXT)) WHERE true
            ON CONFLICT (entity) DO UPDATE SET version = excluded.version, document = excluded.document
            """).Bind(1, JsonRows.Of(_saved, (json, saved) =>
        {
            json.WriteStringValue(saved.Key);
            json.WriteNumberValue(_versions[saved.Key]);
            EntityDocument.Write(json, saved.Value);
        })).Execute();
    }
}
