using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Streams an input's rows into the store; repeated after a crash it adds only what is missing.</summary>
public static class TableIntake
{
    private const int BatchRows = 2_000;

    public static async Task Run(ITableStore store, TableDefinition table, IEnumerable<RowDraft> drafts, CancellationToken stop)
    {
        await store.CreateTable(table);
        foreach (var batch in drafts.Chunk(BatchRows))
        {
            stop.ThrowIfCancellationRequested();
            await store.AppendRows(table.TableId, batch);
        }
    }
}
