using System.Globalization;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>Binds the columns of one item after the other.</summary>
/// <param name="before">How many parameters come before those of the first item.</param>
internal sealed class RowBinder(PreparedStatement statement, int before)
{
    private int _index;

    /// <summary>Begins anew, for the next execution.</summary>
    public RowBinder FromStart()
    {
        _index = 0;
        return this;
    }

    public RowBinder Text(string? value)
    {
        statement.Bind(++_index + before, value);
        return this;
    }

    /// <summary>A text that is UTF-8 already.</summary>
    public RowBinder Text(byte[] utf8)
    {
        statement.BindText(++_index + before, utf8);
        return this;
    }

    public RowBinder Number(long value)
    {
        statement.Bind(++_index + before, value);
        return this;
    }

    public RowBinder Number(long? value)
    {
        statement.Bind(++_index + before, value);
        return this;
    }

    /// <summary>For a column of type REAL, which takes the text's exact value.</summary>
    public RowBinder Real(double value) => Text(value.ToString("R", CultureInfo.InvariantCulture));
}
