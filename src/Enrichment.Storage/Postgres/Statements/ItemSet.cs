using NpgsqlTypes;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>
/// Items as the rows of a statement: each column is an array parameter, $1 and so on, that <c>unnest</c> turns into rows. One
/// statement text, whatever the number of items.
/// </summary>
internal sealed class ItemSet<T>
{
    private readonly List<(string Name, string Type, NpgsqlDbType Element, Func<IReadOnlyCollection<T>, Array> Values)> _columns = [];

    /// <summary>The items as <c>n</c>, for a FROM clause; their order is the column <c>nr</c>.</summary>
    public string Rows =>
        $"unnest({string.Join(", ", _columns.Select((c, i) => $"${i + 1}::{c.Type}[]"))}) WITH ORDINALITY AS n({string.Join(", ", _columns.Select(c => c.Name))}, nr)";

    public ItemSet<T> Text(string name, Func<T, string?> value) =>
        Add(name, "text", NpgsqlDbType.Text, items => items.Select(item => StoredText.Sound(value(item))).ToArray());

    public ItemSet<T> Number(string name, Func<T, long?> value) =>
        Add(name, "bigint", NpgsqlDbType.Bigint, items => items.Select(value).ToArray());

    public ItemSet<T> Real(string name, Func<T, double> value) =>
        Add(name, "double precision", NpgsqlDbType.Double, items => items.Select(value).ToArray());

    public ItemSet<T> Bytes(string name, Func<T, byte[]> value) =>
        Add(name, "bytea", NpgsqlDbType.Bytea, items => items.Select(value).ToArray());

    public PostgresStatement Bind(PostgresStatement statement, IReadOnlyCollection<T> items)
    {
        foreach (var column in _columns) statement.Add(NpgsqlDbType.Array | column.Element, column.Values(items));
        return statement;
    }

    private ItemSet<T> Add(string name, string type, NpgsqlDbType element, Func<IReadOnlyCollection<T>, Array> values)
    {
        _columns.Add((name, type, element, values));
        return this;
    }
}
