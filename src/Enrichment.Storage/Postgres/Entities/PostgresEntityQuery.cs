using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Entities;

internal static class PostgresEntityQuery
{
    /// <summary>
    /// A call's number must never come twice, and a crash can leave calls in the ledger that the document does not count yet: the higher
    /// of the two is the truth.
    /// </summary>
    private const string Sql = """
        SELECT n.nr - 1, coalesce(e.version, 0), e.document, coalesce((SELECT max(c.call_number) FROM calls c WHERE c.entity = n.entity), 0)
        FROM unnest($1::text[]) WITH ORDINALITY AS n(entity, nr)
             LEFT JOIN LATERAL (SELECT e.version, e.document FROM entities e WHERE e.entity = n.entity OFFSET 0) e ON true
        """;

    /// <summary>Entities of one tenant, in their order.</summary>
    public static async Task<IReadOnlyList<EntityState>> Load(PostgresSql sql, IReadOnlyList<EntityId> ids)
    {
        var states = new EntityState[ids.Count];
        await sql.Prepare(Sql).With(ids.Select(id => id.ToString())).List(row =>
        {
            var state = EntityDocument.Read(ids[row.Number(0)], row.Integer(1), row.Blob(2));
            return states[row.Number(0)] = state with { Calls = Math.Max(state.Calls, row.Number(3)) };
        }).ConfigureAwait(false);
        return states;
    }

    /// <summary>Entities of any tenants, in their order: a read for each tenant.</summary>
    public static async Task<IReadOnlyList<EntityState>> Load(PostgresReads reads, IReadOnlyList<EntityId> ids)
    {
        var states = new Dictionary<EntityId, EntityState>();
        foreach (var own in ids.Distinct().GroupBy(id => id.Tenant))
        {
            var loaded = await reads.OfTenant(own.Key, StatementArea.Entities, sql => Load(sql, [.. own])).ConfigureAwait(false);
            foreach (var state in loaded) states[state.Id] = state;
        }

        return [.. ids.Select(id => states[id])];
    }
}
