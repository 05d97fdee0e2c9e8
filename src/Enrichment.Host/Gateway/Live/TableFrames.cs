using System.Buffers;
using System.Text.Json;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Live;

/// <summary>Reads a table's rows in the order in which they became final, as events.</summary>
internal sealed class TableFrames(string tableId, ITableStore tables, IDoneReader done)
{
    /// <summary>Null when the table is gone.</summary>
    /// <param name="after">Counter of completion.</param>
    public async Task<IReadOnlyList<RowFrame>?> After(long after, int limit)
    {
        var rows = await done.After(tableId, after, limit);
        // Read each time: a job may have shown a column more meanwhile.
        return await tables.FindTable(tableId) is { } table ? Frames(table, rows) : null;
    }

    private static List<RowFrame> Frames(TableDefinition table, IReadOnlyList<TableRow> rows)
    {
        var form = new RowJson(table);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RowJson.Options);
        var frames = new List<RowFrame>(rows.Count);
        foreach (var row in rows)
        {
            form.Write(json, row);
            json.Flush();
            frames.Add(new RowFrame(row.DoneSeq, EventFrames.Row(row.DoneSeq, buffer.WrittenSpan)));
            buffer.ResetWrittenCount();
            json.Reset();
        }

        return frames;
    }
}
