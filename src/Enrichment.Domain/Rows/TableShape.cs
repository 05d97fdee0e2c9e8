namespace Enrichment.Domain.Rows;

/// <summary>What the cells of an input column are, so that an answer can give them back as they came.</summary>
public enum CellType
{
    Text,
    Number,
    Boolean,

    /// <summary>Values of several kinds, or objects and lists: each cell is a JSON text.</summary>
    Json,
}

/// <summary>What is known of a table's input columns beside their names.</summary>
/// <param name="Roles">What a column tells of the company or person of its row (a word of <c>--columns</c>), to its 0-based place.</param>
/// <param name="Types">By column; blank cells of a column that is not text are null in answers.</param>
/// <param name="Strategy">The strategy that every row is worked by; null where the bucket rules choose.</param>
public sealed record TableShape(IReadOnlyDictionary<string, int> Roles, IReadOnlyList<CellType> Types, string? Strategy);
