using System.Globalization;
using System.Text;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>
/// A set-wise statement over items bound as parameters: <c>WITH n(columns) AS (VALUES (?,…),…) statement</c>. Twice as fast as
/// reading them out of a JSON parameter. The statement is prepared for a few sizes; rows left over are null, so it must ask for
/// <c>n.first IS NOT NULL</c>.
/// </summary>
internal sealed class RowSet<T>
{
    private const int MostParameters = 32_766;
    private static readonly int[] Sizes = [4, 16, 64, 256, 1024, 2048];
    private readonly string _columns;
    private readonly string _statement;
    private readonly int _width;
    private readonly int _fixed;
    private readonly Action<RowBinder, T> _bind;
    private readonly string?[] _texts = new string?[Sizes.Length];

    /// <param name="columns">Names, separated by commas; the first is never null in an item.</param>
    /// <param name="statement">What follows the <c>WITH</c> clause.</param>
    /// <param name="fixedParameters">How many parameters the statement has besides: ?1 and so on.</param>
    public RowSet(string columns, string statement, Action<RowBinder, T> bind, int fixedParameters = 0)
    {
        _columns = columns;
        _statement = statement;
        _width = columns.Count(c => c == ',') + 1;
        _fixed = fixedParameters;
        _bind = bind;
    }

    /// <summary>Executes the statement, once for all items but where they are too many for one.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(StoreSql sql, IReadOnlyCollection<T> items, Action<PreparedStatement>? bindFixed = null)
    {
        var changed = 0;
        foreach (var statement in Bound(sql, items, bindFixed)) changed += statement.Execute();
        return changed;
    }

    /// <summary>The same for a statement that answers rows.</summary>
    public List<TRow> List<TRow>(
        StoreSql sql, IReadOnlyCollection<T> items, Func<SqliteRow, TRow> read, Action<PreparedStatement>? bindFixed = null)
    {
        var all = new List<TRow>();
        foreach (var statement in Bound(sql, items, bindFixed)) all.AddRange(statement.List(read));
        return all;
    }

    private IEnumerable<PreparedStatement> Bound(StoreSql sql, IReadOnlyCollection<T> items, Action<PreparedStatement>? bindFixed)
    {
        var most = Sizes.Last(size => (size * _width) + _fixed <= MostParameters);
        foreach (var chunk in items.Chunk(most))
        {
            var statement = sql.Prepare(Text(Array.FindIndex(Sizes, size => size >= chunk.Length)));
            Bind(statement, chunk, bindFixed);
            yield return statement;
        }
    }

    private void Bind(PreparedStatement statement, T[] items, Action<PreparedStatement>? bindFixed)
    {
        try
        {
            bindFixed?.Invoke(statement);
            var binder = new RowBinder(statement, _fixed);
            foreach (var item in items) _bind(binder, item);
        }
        catch
        {
            statement.Reset();
            throw;
        }
    }

    private string Text(int sizeIndex) => _texts[sizeIndex] ??= Write(Sizes[sizeIndex]);

    private string Write(int rows)
    {
        var text = new StringBuilder($"WITH n({_columns}) AS (VALUES ", rows * _width * 6);
        var parameter = _fixed;
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ",(");
            for (var column = 0; column < _width; column++)
            {
                text.Append(column == 0 ? "?" : ",?").Append((++parameter).ToString(CultureInfo.InvariantCulture));
            }

            text.Append(')');
        }

        return text.Append(") ").Append(_statement).ToString();
    }
}
