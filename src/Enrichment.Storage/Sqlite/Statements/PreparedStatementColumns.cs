using System.Globalization;
using Enrichment.Domain.Money;
using Enrichment.Storage.Documents;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>Columns of a result as the domain has them.</summary>
internal static class PreparedStatementColumns
{
    public static string RequiredText(this PreparedStatement row, int column) =>
        row.Text(column) ?? throw new InvalidDataException($"Column {column} of a stored row is empty.");

    public static int Number(this PreparedStatement row, int column) => checked((int)row.Integer(column));

    public static long? OptionalInteger(this PreparedStatement row, int column) => row.IsNull(column) ? null : row.Integer(column);

    public static decimal Dollars(this PreparedStatement row, int column) => Nanos.ToDollars(row.Integer(column));

    public static decimal? OptionalDollars(this PreparedStatement row, int column) => row.IsNull(column) ? null : row.Dollars(column);

    public static DateTimeOffset Time(this PreparedStatement row, int column) => Columns.Time(row.Integer(column));

    public static DateTimeOffset? OptionalTime(this PreparedStatement row, int column) => row.IsNull(column) ? null : row.Time(column);

    /// <summary>A real that the statement has formatted with <c>%!.17g</c>, which keeps every bit.</summary>
    public static double Real(this PreparedStatement row, int column) =>
        double.Parse(row.RequiredText(column), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Every row of the result. The statement is reset when the last is read, or the reading ends early.</summary>
    public static List<T> List<T>(this PreparedStatement statement, Func<PreparedStatement, T> read)
    {
        var all = new List<T>();
        try
        {
            while (statement.Step()) all.Add(read(statement));
            return all;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row, or the default.</summary>
    public static T? First<T>(this PreparedStatement statement, Func<PreparedStatement, T> read)
    {
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static PreparedStatement Bind(this PreparedStatement statement, int index, long? value) =>
        value is { } number ? statement.Bind(index, number) : statement.Bind(index, (string?)null);
}
