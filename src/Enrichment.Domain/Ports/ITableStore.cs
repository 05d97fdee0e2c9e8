using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Ports;

/// <summary>How far the output file of a table has got: everything before the offset is on the disk.</summary>
/// <param name="Offset">Bytes.</param>
/// <param name="DoneSeq">Rows up to this counter are in the file.</param>
public sealed record OutputMark(string Path, long Offset, long Rows, long DoneSeq);

/// <summary>Tables and their rows, written and read in bulk; reads are pages, so memory stays flat in the number of rows.</summary>
public interface ITableStore
{
    Task CreateTable(TableDefinition table);

    Task<TableDefinition?> FindTable(string tableId);

    /// <summary>A tenant's tables that came through the gateway, newest first; null begins with the newest.</summary>
    Task<IReadOnlyList<TableDefinition>> Tables(string tenant, ListMark? after, int limit);

    /// <summary>How many rows it has: the highest row number.</summary>
    Task<long> RowCount(string tableId);

    /// <summary>Sets the enriched fields that it shows, in this order; nothing bought is lost.</summary>
    Task SetFields(string tableId, IReadOnlyList<string> fields);

    /// <summary>Appends rows, their entities and businesses; a row number that is there already is left as it is.</summary>
    Task AppendRows(string tableId, IReadOnlyList<RowDraft> rows);

    /// <summary>Rows in input order after <paramref name="afterRow"/>.</summary>
    Task<IReadOnlyList<TableRow>> RowsInOrder(string tableId, long afterRow, int limit);

    /// <summary>Final rows in order of completion after <paramref name="afterDoneSeq"/>; never splits the rows of one counter value.</summary>
    Task<IReadOnlyList<TableRow>> RowsDone(string tableId, long afterDoneSeq, int limit);

    Task<OutputMark?> OutputMark(string tableId);

    Task SaveOutputMark(string tableId, OutputMark mark);

    /// <summary>Deletes the table with its rows, work and links; facts and calls stay.</summary>
    Task DeleteTable(string tableId);
}
