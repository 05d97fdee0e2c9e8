using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Operators.Seams;
using Enrichment.Storage;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Operators;

/// <summary>The rows of every tenant's tables.</summary>
internal sealed class NodeRowOperations(IStoreReader reader, ITableStore tables) : IRowOperations
{
    private const string FromInput = "input";

    public async Task<RowDetail?> Show(string table, long number)
    {
        var (definition, found) = await Find(table, number);
        return found is not { Row: var row } ? null : new RowDetail(
            $"{table}:{number}", definition!.Tenant, row.Status.Word(), row.Reason, row.Segment, row.Cost, [.. row.Entities.Select(e => e.ToString())], row.LastRunAt,
            [.. row.Values.Select(v => new RowField(v.Key, v.Value, null)), .. row.Missing.Select(m => new RowField(m.Key, null, m.Value))]);
    }

    public async Task<RowExplained?> Explain(string table, long number)
    {
        var (definition, found) = await Find(table, number);
        if (found is null)
        {
            return null;
        }

        var row = found.Row;
        var calls = found.Calls.ToDictionary(c => c.Intent.CallId, StringComparer.Ordinal);
        return new RowExplained(
            $"{table}:{number}", definition!.Tenant, row.Status.Word(), row.Reason, row.Segment, row.Cost, [.. row.Entities.Select(e => e.ToString())],
            [.. row.Values.Select(v => Cell(v.Key, v.Value, row.Meta.GetValueOrDefault(v.Key), calls)), .. row.Missing.Select(m => Blank(m.Key, m.Value))],
            [.. found.Calls.Select(CallLines.Of)]);
    }

    private async Task<(TableDefinition? Table, RowExplanation? Row)> Find(string table, long number) =>
        await tables.FindTable(table) is { } definition ? (definition, await reader.Rows.Explain(table, number)) : (null, null);

    private static RowCell Cell(string field, string value, FieldMeta? meta, Dictionary<string, CallRecord> calls) => meta is null
        ? new RowCell(field, value, FromInput, null, null, null, null, null, null, null)
        : new RowCell(
            field, value, meta.Operation, meta.At, meta.Confidence, calls.GetValueOrDefault(meta.CallId)?.Charge, meta.Shared, meta.CallId, meta.Evidence, null);

    private static RowCell Blank(string field, string why) => new(field, null, null, null, null, null, null, null, null, why);
}
