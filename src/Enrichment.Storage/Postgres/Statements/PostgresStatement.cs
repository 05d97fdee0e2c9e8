using Npgsql;
using NpgsqlTypes;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>A statement with parameters by position, for one execution. Npgsql prepares those that come again.</summary>
#pragma warning disable CA1001 // Its one execution disposes the command.
internal sealed class PostgresStatement(NpgsqlConnection connection, string text)
#pragma warning restore CA1001
{
    private readonly NpgsqlCommand _command = new(text, connection);

    public PostgresStatement With(string? value) => Add(NpgsqlDbType.Text, StoredText.Sound(value));

    public PostgresStatement With(long value) => Add(NpgsqlDbType.Bigint, value);

    public PostgresStatement With(long? value) => Add(NpgsqlDbType.Bigint, value);

    public PostgresStatement With(double value) => Add(NpgsqlDbType.Double, value);

    public PostgresStatement With(bool value) => Add(NpgsqlDbType.Boolean, value);

    public PostgresStatement With(ReadOnlyMemory<byte> value) => Add(NpgsqlDbType.Bytea, value);

    public PostgresStatement With(IEnumerable<string> values) => Add(NpgsqlDbType.Array | NpgsqlDbType.Text, values.Select(StoredText.Sound).ToArray());

    public PostgresStatement With(IEnumerable<long> values) => Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values.ToArray());

    public PostgresStatement Add(NpgsqlDbType type, object? value)
    {
        _command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
        return this;
    }

    /// <returns>Rows changed.</returns>
    public async Task<int> Execute()
    {
        await using var command = _command;
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <summary>Every row of the result.</summary>
    public async Task<List<T>> List<T>(Func<PostgresRow, T> read)
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var all = new List<T>();
        while (await reader.ReadAsync().ConfigureAwait(false)) all.Add(read(new PostgresRow(reader)));
        return all;
    }

    /// <summary>The first row, or the default.</summary>
    public async Task<T?> First<T>(Func<PostgresRow, T> read)
    {
        await using var command = _command;
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false) ? read(new PostgresRow(reader)) : default;
    }
}
