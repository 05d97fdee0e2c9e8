using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sqlite.GroupCommit;

/// <summary>A prepared statement with parameters (?1, ?2 …) and columns by position. Binds and reads without boxing; made by <see cref="StatementCache.Prepare"/>.</summary>
public sealed class PreparedStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[256];

    internal PreparedStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds parameter <paramref name="index"/>, counted from 1. Bindings stay until the next <see cref="Execute"/> or <see cref="Reset"/>.</summary>
    public PreparedStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
            return this;
        }

        // Encoded here, into a buffer that is used again: SQLite takes a copy, and the library's own way makes an array per text.
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < most) _text = new byte[most];
        return BindText(index, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text)));
    }

    /// <summary>Binds a text that is UTF-8 already.</summary>
    public PreparedStatement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span would be bound as null.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, index, string.Empty) : raw.sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    /// <inheritdoc cref="Bind(int, string)"/>
    public PreparedStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, string)"/>
    public PreparedStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <summary>Runs the statement to its end and resets it.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute()
    {
        try
        {
            while (Step()) { }
            return raw.sqlite3_changes(_connection.Handle);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row. After the last one <see cref="Reset"/> is due.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Column <paramref name="index"/> of the row, counted from 0.</summary>
    public long Integer(int index) => raw.sqlite3_column_int64(_statement, index);

    /// <inheritdoc cref="Integer"/>
    public string? Text(int index) => IsNull(index) ? null : raw.sqlite3_column_text(_statement, index).utf8_to_string();

    /// <inheritdoc cref="Integer"/>
    public ReadOnlySpan<byte> Blob(int index) => raw.sqlite3_column_blob(_statement, index);

    /// <inheritdoc cref="Integer"/>
    public bool IsNull(int index) => raw.sqlite3_column_type(_statement, index) == raw.SQLITE_NULL;

    /// <summary>Ends the execution and forgets the bindings, so that no value outlives its use.</summary>
    public void Reset()
    {
        // The code that reset returns repeats the failure that Step has thrown already.
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _connection.Handle);
    }
}
