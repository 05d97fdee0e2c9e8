using Enrichment.Domain.Jobs;
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

    /// <summary>Newest first, from behind a place in the list on.</summary>
    /// <param name="after">Null for the newest.</param>
    /// <param name="atOnce">So many are read at a time.</param>
    public async IAsyncEnumerable<TableDefinition> List(Caller caller, ListMark? after = null, int atOnce = 200)
    {
        for (var isMore = true; isMore;)
        {
            var read = await tables.Tables(caller.Tenant, after, atOnce);
            foreach (var table in read.Where(t => !uploads.IsUnderWay(t.TableId)))
            {
                yield return table;
            }

            isMore = read.Count == atOnce;
            after = isMore ? MarkOf(read[^1]) : after;
        }
    }

    public static ListMark MarkOf(TableDefinition table) => new(table.CreatedAt, table.TableId);
}
