using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>The standing tables of businesses: there when a run wants one, up to date when it begins.</summary>
internal sealed class BusinessTables(ITableStore tables, IBusinessStore businesses, TimeProvider time)
{
    /// <summary>Businesses a write: bounds how long other writes wait behind it.</summary>
    private const int Stretch = 5_000;

    public async Task<TableDefinition> Of(string tenant)
    {
        if (await tables.FindTable(BusinessTable.IdOf(tenant)) is { } known)
        {
            return known;
        }

        var made = BusinessTable.Of(tenant, time.GetUtcNow());
        await tables.CreateTable(made);
        return made;
    }

    /// <summary>Takes in the businesses that came, and what has been learnt of the others, since the last run.</summary>
    public async Task BringUpToDate(TableDefinition table)
    {
        for (long? after = 0; after is { } from;)
        {
            after = await businesses.TakeIn(table.Tenant, table.TableId, from, Stretch);
        }
    }

    public async Task<bool> HasAny(string tenant) => (await businesses.Tenants()).Contains(tenant);
}
