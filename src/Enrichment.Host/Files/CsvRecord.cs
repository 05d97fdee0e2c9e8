namespace Enrichment.Host.Files;

/// <summary>Something wrong with one cell, which fails its row and no other.</summary>
/// <param name="Column">1-based.</param>
public sealed record CellProblem(long Line, int Column, string Reason)
{
    public override string ToString() => $"line {Line}, column {Column}: {Reason}";
}

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The physical line on which it begins.</param>
/// <param name="Cells">As decoded; a cell over the limit is empty and named in <paramref name="Problem"/>.</param>
/// <param name="Problem">The first problem in it; null for a sound record.</param>
public sealed record CsvRecord(long Line, IReadOnlyList<string> Cells, CellProblem? Problem);
