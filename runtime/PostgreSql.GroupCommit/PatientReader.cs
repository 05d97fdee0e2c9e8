using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>Reads that wait while the database is away, as a <see cref="GroupWriter"/>'s writes do: for whoever could do nothing but ask again.</summary>
public sealed class PatientReader(GroupWriterOptions options) : IAsyncDisposable
{
    private readonly Outage _outage = new(options);

    /// <summary>Reads on a connection of its own.</summary>
    /// <exception cref="OperationCanceledException">The reader ended while the database was away.</exception>
    public async Task<T> Read<T>(Func<NpgsqlConnection, Task<T>> read)
    {
        T result = default!;
        await _outage.Bridge(async () =>
        {
            await using var connection = await options.Source.OpenConnectionAsync().ConfigureAwait(false);
            result = await read(connection).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return result;
    }

    /// <summary>Reads that wait for the database fail.</summary>
    public async ValueTask DisposeAsync() => await _outage.GiveUp().ConfigureAwait(false);
}
