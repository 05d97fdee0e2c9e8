using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>One kind of item, read or written: whatever waits at the same moment is executed by one call.</summary>
/// <typeparam name="TItem">What is asked for, or to be written.</typeparam>
/// <typeparam name="TResult">The answer to one item.</typeparam>
public abstract class GroupHandler<TItem, TResult>
{
    /// <summary>Executes the items.</summary>
    /// <param name="items">In order of arrival. Never empty.</param>
    /// <param name="results">As long as <paramref name="items"/>: the answer to each.</param>
    /// <exception cref="Exception">The items are then executed one at a time, so a handler may see an item again.</exception>
    public abstract Task Execute(NpgsqlConnection connection, IReadOnlyList<TItem> items, TResult[] results);
}
