using Enrichment.Domain.Entities;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Calls;

namespace Enrichment.Storage.Rows;

/// <summary>Why each cell of a row is what it is.</summary>
/// <param name="Entities">What is known of the row's entities, in the row's order.</param>
/// <param name="Calls">Every call ever made for them, in the order in which they were begun.</param>
public sealed record RowExplanation(TableRow Row, IReadOnlyList<EntityState> Entities, IReadOnlyList<CallRecord> Calls);

/// <summary>Whom a stored row is about, and what it told about them when it was taken in.</summary>
public sealed record IntakeRow(long RowNo, string Segment, IReadOnlyList<RowEntity> Entities);

/// <summary>Tables and single rows.</summary>
public interface IRowReader
{
    /// <summary>In the order in which they were made.</summary>
    Task<IReadOnlyList<TableDefinition>> Tables();

    Task<OutputMark?> OutputMark(string tableId);

    /// <summary>Rows in input order after <paramref name="afterRow"/> that fit the filter.</summary>
    Task<RowPage> Page(string tableId, RowFilter filter, long afterRow, int limit);

    /// <summary>Whom rows are about, in input order.</summary>
    Task<IReadOnlyList<IntakeRow>> Intake(string tableId, long afterRow, int limit);

    /// <summary>How many rows of a table have each status.</summary>
    Task<IReadOnlyDictionary<RowStatus, long>> Counts(string tableId);

    /// <summary>Why rows of a table failed or wait: the reasons of most rows first, so many at most.</summary>
    Task<IReadOnlyList<ReasonCount>> Reasons(string tableId, int limit);

    /// <summary>Numbers of the rows of whose company or person something was asked before.</summary>
    Task<IReadOnlyList<long>> Known(string tableId);

    /// <summary>Null when the table has no such row.</summary>
    Task<RowExplanation?> Explain(string tableId, long rowNo);

    /// <summary>The rows of a record id: as many as the input repeats it.</summary>
    Task<IReadOnlyList<RowExplanation>> Explain(string tableId, string recordId);
}
