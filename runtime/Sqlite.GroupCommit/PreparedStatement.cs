using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sqlite.GroupCommit;

/// <summary>A prepared statement with parameters (?1, ?2 …) and columns by position. Binds and reads without boxing; made by <see cref="StatementCache.Prepare"/>.</summary>
public sealed unsafe class PreparedStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _owner;
    private readonly BoundValues _values = new();
    private nint _statement;

    internal PreparedStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _owner));
        _statement = _owner.DangerousGetHandle();
    }

    private nint Statement
    {
        get
        {
            ObjectDisposedException.ThrowIf(_statement == 0, this);
            return _statement;
        }
    }

    /// <summary>Binds parameter <paramref name="index"/>, counted from 1. Bindings stay until the next <see cref="Execute"/> or <see cref="Reset"/>.</summary>
    public PreparedStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(NativeStatement.BindNull(Statement, index));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = Encoding.UTF8.GetBytes(value, _values.Take(most, out var start));
        _values.Return(most, most - bytes);
        Check(NativeStatement.BindText(Statement, index, start, bytes, NativeStatement.Static));
        return this;
    }

    /// <summary>Binds a text that is UTF-8 already.</summary>
    public PreparedStatement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        Check(NativeStatement.BindText(Statement, index, Copy(utf8), utf8.Length, NativeStatement.Static));
        return this;
    }

    /// <inheritdoc cref="Bind(int, string)"/>
    public PreparedStatement Bind(int index, long value)
    {
        Check(NativeStatement.BindInteger(Statement, index, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, string)"/>
    public PreparedStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        Check(NativeStatement.BindBlob(Statement, index, Copy(value), value.Length, NativeStatement.Static));
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
        var code = NativeStatement.Step(Statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Column <paramref name="index"/> of the row, counted from 0.</summary>
    public long Integer(int index) => NativeStatement.ColumnInteger(Statement, index);

    /// <inheritdoc cref="Integer"/>
    public string? Text(int index)
    {
        var text = NativeStatement.ColumnText(Statement, index);
        return text is null ? null : Encoding.UTF8.GetString(text, NativeStatement.ColumnBytes(_statement, index));
    }

    /// <inheritdoc cref="Integer"/>
    /// <remarks>SQLite's own memory: it ends with the next step.</remarks>
    public ReadOnlySpan<byte> Blob(int index)
    {
        var value = NativeStatement.ColumnBlob(Statement, index);
        return new ReadOnlySpan<byte>(value, NativeStatement.ColumnBytes(_statement, index));
    }

    /// <inheritdoc cref="Integer"/>
    public bool IsNull(int index) => NativeStatement.ColumnType(Statement, index) == raw.SQLITE_NULL;

    /// <summary>Ends the execution and forgets the bindings, so that no value outlives its use.</summary>
    public void Reset()
    {
        if (_statement == 0) return;

        // The code that reset returns repeats the failure that Step has thrown already.
        _ = NativeStatement.Reset(_statement);
        _ = NativeStatement.ClearBindings(_statement);
        _values.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statement = 0;
        _owner.Dispose();
        _values.Dispose();
    }

    /// <summary>Where a copy of the value lies; never null, which SQLite would take for no value.</summary>
    private byte* Copy(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_values.Take(Math.Max(1, value.Length), out var start));
        return start;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _connection.Handle);
    }
}
