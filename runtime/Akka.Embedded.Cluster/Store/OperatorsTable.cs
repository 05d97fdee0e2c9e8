using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>What an operator changes, on a connection of its own: it works while the node's thread does not.</summary>
internal sealed class OperatorsTable(ClusterOptions options, ClusterTables tables)
{
    /// <summary>Takes a node out: it may not renew its lease any more.</summary>
    /// <returns>False when there is no such member, or it was taken out before.</returns>
    public Task<bool> Down(string nodeId, CancellationToken cancellation) =>
        Change(nodeId, "state = 'down', since = clock_timestamp()", "state <> 'down'", cancellation);

    /// <summary>Has a node hand its shards over and go.</summary>
    /// <returns>False when there is no such member, or it is going already.</returns>
    public Task<bool> Leave(string nodeId, CancellationToken cancellation) =>
        Change(nodeId, "state = 'leaving', since = clock_timestamp()", "state IN ('joining', 'up')", cancellation);

    private async Task<bool> Change(string nodeId, string change, string guard, CancellationToken cancellation)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(tables.Lock));
        batch.BatchCommands.Add(new Statement(
            $"UPDATE {tables.Members} SET {change} WHERE node_id = $1 AND {guard}", nodeId).ToCommand());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(tables.Announce));
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return batch.BatchCommands[1].RecordsAffected > 0;
    }
}
