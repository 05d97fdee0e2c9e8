using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>One kind of write. All items of that kind and scope that wait at the same moment are executed by one call, in one transaction with the other kinds.</summary>
/// <typeparam name="TItem">What is to be written.</typeparam>
/// <typeparam name="TResult">What the writer of an item gets back once the transaction is durable.</typeparam>
public abstract class WriteHandler<TItem, TResult> : GroupHandler<TItem, TResult>
{
    /// <summary>The name under which <see cref="GroupWriter.Counters"/> counts the items.</summary>
    public abstract string Name { get; }

    /// <summary>Position within a group: handlers of a lower order run first; equals run in order of their first item.</summary>
    public virtual int Order => 0;

    /// <summary>
    /// Writes the items inside the group's transaction; it neither begins nor ends one. A group whose commit got no answer is executed
    /// again, so that an item that is there already must be answered as it was the first time.
    /// </summary>
    /// <param name="items">In order of arrival. Never empty.</param>
    /// <param name="results">As long as <paramref name="items"/>: the answer to each.</param>
    /// <exception cref="Exception">Rolls the group back. Its items are then executed one at a time, so a handler may see an item again.</exception>
    public abstract override Task Execute(NpgsqlConnection connection, IReadOnlyList<TItem> items, TResult[] results);
}
