using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>A tenant's tables; another's are not there, and neither is one whose import is under way.</summary>
internal sealed class OwnTables(ITableStore tables, UploadFolder uploads)
{
    /// <exception cref="ProblemException">404.</exception>
    public async Task<TableDefinition> Get(Caller caller, string tableId) => await Find(caller, tableId) ?? throw ProblemException.NotFound($"table {tableId}");

    public async Task<TableDefinition?> Find(Caller caller, string tableId) =>
        await tables.FindTable(tableId) is { Shape: not null } table && table.Tenant == caller.Tenant && !uploads.IsUnderWay(tableId) ? table : null;

    public async Task<IReadOnlyList<TableDefinition>> All(Caller caller) =>
        [.. (await tables.Tables(caller.Tenant)).Where(t => !uploads.IsUnderWay(t.TableId))];
}
