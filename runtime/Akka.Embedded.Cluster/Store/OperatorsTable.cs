using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>What an operator changes, on a connection of its own: it works while the node's thread does not.</summary>
internal sealed class OperatorsTable(ClusterOptions options, ClusterTables tables)
{
    /// <summary>Takes a node out: it may not renew its lease any more.</summary>
    /// <returns>False when there is no such member, or it was taken out before.</returns>
    public async Task<bool> Down(string nodeId, CancellationToken cancellation)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(tables.Lock));
        batch.BatchCommands.Add(new Statement(
            $"UPDATE {tables.Members} SET state = 'down', since = clock_timestamp() WHERE node_id = $1 AND state <> 'down'", nodeId).ToCommand());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(tables.Announce));
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return batch.BatchCommands[1].RecordsAffected > 0;
    }
}
