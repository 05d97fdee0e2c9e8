namespace Enrichment.Operators.Seams;

/// <summary>A value of a row, and where it comes from.</summary>
/// <param name="Source">The operation that gave it, or <c>input</c>.</param>
/// <param name="Charge">Dollars that the call cost which gave it.</param>
/// <param name="Shared">Bought for another request: it cost this row nothing.</param>
/// <param name="Missing">Why it is blank; null where it is not.</param>
public sealed record RowCell(
    string Field, string? Value, string? Source, DateTimeOffset? At, double? Confidence, decimal? Charge, bool? Shared, string? Call, string? Evidence, string? Missing);

/// <summary>A row as it stands.</summary>
/// <param name="Row">table:number.</param>
public sealed record RowDetail(
    string Row, string Tenant, string Status, string? Reason, string Bucket, decimal Cost, IReadOnlyList<string> Entities, DateTimeOffset? LastRun,
    IReadOnlyList<RowField> Fields);

/// <summary>A field of a row with its value, or why it has none.</summary>
public sealed record RowField(string Field, string? Value, string? Missing);

/// <summary>Why a row is what it is.</summary>
public sealed record RowExplained(
    string Row, string Tenant, string Status, string? Reason, string Bucket, decimal Cost, IReadOnlyList<string> Entities, IReadOnlyList<RowCell> Cells,
    IReadOnlyList<CallLine> Calls);

/// <summary>The rows of every tenant's tables.</summary>
public interface IRowOperations
{
    /// <summary>Null where there is no such row.</summary>
    Task<RowDetail?> Show(string table, long number);

    /// <summary>Null where there is no such row.</summary>
    Task<RowExplained?> Explain(string table, long number);
}
