using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>
/// The connection of the node's own thread. It is used without the thread pool: a lease must not wait behind the actors' work. Every step is
/// bounded in time; after a failure the next statement opens a new connection.
/// </summary>
internal sealed class ClusterConnection : IDisposable
{
    private readonly string _text;
    private readonly int _seconds;
    private NpgsqlConnection? _open;

    public ClusterConnection(ClusterOptions options)
    {
        _seconds = options.Terms.StatementSeconds;
        _text = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            Enlist = false,
            Timeout = _seconds,
            CommandTimeout = _seconds,
            // A server that does not answer in time will not answer a request to cancel either.
            CancellationTimeout = -1,
            ApplicationName = $"cluster {options.NodeId}",
        }.ConnectionString;
    }

    /// <summary>Does something with an open connection.</summary>
    public T Use<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            return work(Open());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs statements in one transaction and one round trip; the results of one of them are read.</summary>
    public T Query<T>(IReadOnlyList<Statement> statements, Func<NpgsqlDataReader, T> read) => Use(connection =>
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = _seconds };
        foreach (var statement in statements) batch.BatchCommands.Add(statement.ToCommand());
        using var reader = batch.ExecuteReader();
        return read(reader);
    });

    /// <summary>Makes the tables that are not there yet.</summary>
    public void Create(ClusterTables tables) => Use(connection =>
    {
        // Other nodes may be making them: this waits longer than a statement of every day.
        tables.Create(connection, timeoutSeconds: 30);
        return true;
    });

    public void Dispose()
    {
        var open = _open;
        _open = null;
        open?.Dispose();
    }

    private NpgsqlConnection Open()
    {
        if (_open is { } open) return open;
        var connection = new NpgsqlConnection(_text);
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return _open = connection;
    }
}
