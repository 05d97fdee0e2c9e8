using Npgsql;
using NpgsqlTypes;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>The one connection: statements prepared at their second use, lists as arrays, new rows by COPY in its binary form.</summary>
internal sealed class PostgresSession : IDisposable
{
    /// <summary>Each group finds its rows by index: what is small now is large soon.</summary>
    private const string Settings =
        "-c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c enable_material=off";

    private readonly NpgsqlConnection connection;
    private NpgsqlTransaction? transaction;

    public PostgresSession(string connectionString)
    {
        connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, Options = Settings }.ConnectionString);
        connection.Open();
    }

    public void Commit(Action write)
    {
        using (transaction = connection.BeginTransaction())
        {
            write();
            transaction.Commit();
        }
    }

    /// <param name="values">$1 and so on: texts, integers, or arrays of them.</param>
    public void Execute(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    public void Read(string sql, Action<NpgsqlDataReader> row, params object[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    /// <param name="into">The table and its columns.</param>
    public void Copy<T>(string into, IEnumerable<T> items, Action<NpgsqlBinaryImporter, T> write)
    {
        using var copy = connection.BeginBinaryImport($"COPY {into} FROM STDIN (FORMAT BINARY)");
        foreach (var item in items)
        {
            copy.StartRow();
            write(copy, item);
        }

        copy.Complete();
    }

    public void Dispose() => connection.Dispose();

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

/// <summary>Columns of a row that is copied.</summary>
internal static class Copying
{
    public static NpgsqlBinaryImporter Text(this NpgsqlBinaryImporter copy, string value)
    {
        copy.Write(value, NpgsqlDbType.Text);
        return copy;
    }

    public static NpgsqlBinaryImporter Number(this NpgsqlBinaryImporter copy, long value)
    {
        copy.Write(value, NpgsqlDbType.Bigint);
        return copy;
    }

    public static NpgsqlBinaryImporter Small(this NpgsqlBinaryImporter copy, short value)
    {
        copy.Write(value, NpgsqlDbType.Smallint);
        return copy;
    }

    public static NpgsqlBinaryImporter Bytes(this NpgsqlBinaryImporter copy, byte[] value)
    {
        copy.Write(value, NpgsqlDbType.Bytea);
        return copy;
    }
}
