using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>What every store asks of tables and rows before it takes them.</summary>
internal static class TableRules
{
    /// <summary>The highest row number: row and table number share one 64-bit key.</summary>
    public const long MostRows = uint.MaxValue;

    /// <exception cref="InvalidOperationException">A table of that id has another shape, or cannot be seen because it is another tenant's.</exception>
    public static void RequireSame(TableDefinition? known, TableDefinition wanted)
    {
        if (known is null || known.Tenant != wanted.Tenant || !known.Columns.SequenceEqual(wanted.Columns) || !known.Fields.SequenceEqual(wanted.Fields))
        {
            throw new InvalidOperationException($"The table {wanted.TableId} exists already, with another tenant, other columns or other fields.");
        }
    }

    /// <exception cref="ArgumentException">A row could never be finished, or has an impossible number; names the row.</exception>
    public static void RequireSound(IReadOnlyList<RowDraft> rows)
    {
        foreach (var row in rows)
        {
            if (row.RowNo is < 1 or > MostRows) throw new ArgumentException($"Row number {row.RowNo} is not between 1 and {MostRows}.", nameof(rows));
            if (row.Status == RowStatus.Pending && row.Entities.Count == 0)
            {
                throw new ArgumentException($"Row {row.RowNo} waits for an answer but has no entity.", nameof(rows));
            }
        }
    }
}
