using Enrichment.Domain.Money;
using Enrichment.Storage.Documents;

namespace Enrichment.Storage.Statements;

/// <summary>Columns of a result as the domain has them.</summary>
internal static class StoredColumns
{
    public static string RequiredText<TRow>(this TRow row, int column)
        where TRow : IStoredRow => row.Text(column) ?? throw new InvalidDataException($"Column {column} of a stored row is empty.");

    public static int Number<TRow>(this TRow row, int column)
        where TRow : IStoredRow => checked((int)row.Integer(column));

    public static long? OptionalInteger<TRow>(this TRow row, int column)
        where TRow : IStoredRow => row.IsNull(column) ? null : row.Integer(column);

    public static decimal Dollars<TRow>(this TRow row, int column)
        where TRow : IStoredRow => Nanos.ToDollars(row.Integer(column));

    public static decimal? OptionalDollars<TRow>(this TRow row, int column)
        where TRow : IStoredRow => row.IsNull(column) ? null : row.Dollars(column);

    public static DateTimeOffset Time<TRow>(this TRow row, int column)
        where TRow : IStoredRow => Columns.Time(row.Integer(column));

    public static DateTimeOffset? OptionalTime<TRow>(this TRow row, int column)
        where TRow : IStoredRow => row.IsNull(column) ? null : row.Time(column);
}
