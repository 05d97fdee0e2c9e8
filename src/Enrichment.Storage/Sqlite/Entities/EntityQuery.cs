using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Entities;

internal static class EntityQuery
{
    /// <summary>
    /// A call's number must never come twice, and a crash can leave calls in the ledger that the document does not count yet:
    /// the higher of the two is the truth. The calls of an entity lie together in the index of call ids, which begin with it.
    /// </summary>
    private const string Sql = """
        SELECT j.key, coalesce(e.version, 0), e.document,
               (SELECT coalesce(max(CAST(substr(c.call_id, length(j.value) + 2) AS INTEGER)), 0)
                FROM calls c WHERE c.call_id > j.value || '#' AND c.call_id < j.value || '$')
        FROM json_each(?1) j LEFT JOIN entities e ON e.entity = j.value
        """;

    public static IReadOnlyList<EntityState> Load(StoreSql sql, IReadOnlyList<EntityId> ids)
    {
        var states = new EntityState[ids.Count];
        sql.Prepare(Sql).Bind(1, JsonTexts.List(ids.Select(id => id.ToString()))).List(row =>
        {
            var id = ids[row.Number(0)];
            var state = EntityDocument.Read(id, row.Integer(1), row.Blob(2));
            states[row.Number(0)] = state with { Calls = Math.Max(state.Calls, row.Number(3)) };
            return 0;
        });
        return states;
    }
}
