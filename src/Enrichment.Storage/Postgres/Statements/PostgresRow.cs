using Enrichment.Storage.Statements;
using Npgsql;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>The row that a reader stands at.</summary>
internal readonly struct PostgresRow(NpgsqlDataReader reader) : IStoredRow
{
    public long Integer(int column) => reader.GetInt64(column);

    public string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public ReadOnlySpan<byte> Blob(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);

    public double Real(int column) => reader.GetDouble(column);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public bool Flag(int column) => reader.GetBoolean(column);
}
