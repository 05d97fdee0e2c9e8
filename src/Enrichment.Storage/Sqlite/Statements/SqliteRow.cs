using System.Globalization;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>The row that a statement stands at.</summary>
internal readonly struct SqliteRow(PreparedStatement statement) : IStoredRow
{
    public long Integer(int column) => statement.Integer(column);

    public string? Text(int column) => statement.Text(column);

    public ReadOnlySpan<byte> Blob(int column) => statement.Blob(column);

    /// <summary>A real that the statement has formatted with <c>%!.17g</c>, which keeps every bit.</summary>
    public double Real(int column) => double.Parse(this.RequiredText(column), NumberStyles.Float, CultureInfo.InvariantCulture);

    public bool IsNull(int column) => statement.IsNull(column);
}

internal static class SqliteRows
{
    /// <summary>Every row of the result. The statement is reset when the last is read, or the reading ends early.</summary>
    public static List<T> List<T>(this PreparedStatement statement, Func<SqliteRow, T> read)
    {
        var all = new List<T>();
        try
        {
            while (statement.Step()) all.Add(read(new SqliteRow(statement)));
            return all;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row, or the default.</summary>
    public static T? First<T>(this PreparedStatement statement, Func<SqliteRow, T> read)
    {
        try
        {
            return statement.Step() ? read(new SqliteRow(statement)) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static PreparedStatement Bind(this PreparedStatement statement, int index, long? value) =>
        value is { } number ? statement.Bind(index, number) : statement.Bind(index, (string?)null);
}
