using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>
/// A statement of one row, executed for each item. Where each item is one row by its key this is SQLite's fast way: nothing is sent
/// anywhere, and a <see cref="RowSet{T}"/> that updates keeps every new value in a table of its own first. It takes half the time.
/// </summary>
internal sealed class EachRow<T>(string statement, Action<RowBinder, T> bind)
{
    /// <returns>How many rows were changed.</returns>
    public int Execute(StoreSql sql, IEnumerable<T> items) => Changed(sql, items).Count();

    /// <summary>The items whose execution changed a row. Executes as it is read.</summary>
    public IEnumerable<T> Changed(StoreSql sql, IEnumerable<T> items)
    {
        var prepared = sql.PrepareForMany(statement);
        var binder = new RowBinder(prepared, 0);
        foreach (var item in items)
        {
            sql.Count();
            Bind(prepared, binder, item);
            if (prepared.Execute() > 0) yield return item;
        }
    }

    private void Bind(PreparedStatement prepared, RowBinder binder, T item)
    {
        try
        {
            bind(binder.FromStart(), item);
        }
        catch
        {
            prepared.Reset();
            throw;
        }
    }
}
