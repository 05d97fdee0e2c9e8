using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>One kind of read: whatever is asked for at the same moment is answered by one call.</summary>
/// <typeparam name="TItem">What is asked for.</typeparam>
/// <typeparam name="TResult">The answer to one item.</typeparam>
public abstract class ReadHandler<TItem, TResult>
{
    /// <summary>Reads on a connection of the call's own.</summary>
    /// <param name="items">In order of asking. Never empty.</param>
    /// <param name="results">As long as <paramref name="items"/>: the answer to each.</param>
    /// <exception cref="Exception">The items are then read one at a time, so a handler may see an item again.</exception>
    public abstract Task Execute(NpgsqlConnection connection, IReadOnlyList<TItem> items, TResult[] results);
}
