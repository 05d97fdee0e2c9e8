using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>Writes a group in one transaction or, where one of its items is at fault, each in one of its own.</summary>
internal sealed class GroupTransaction(GroupWriterOptions options, WriterMeter meter)
{
    private const int MostConflicts = 10;

    /// <summary>Writes the items that have not ended; each gets its result or its own failure.</summary>
    /// <exception cref="NpgsqlException">The database is away: nothing is known of the items that have not ended.</exception>
    public async Task Write(string scope, IReadOnlyList<IPendingWrite> group)
    {
        List<IPendingWrite> items = [.. group.Where(item => !item.HasEnded)];
        try
        {
            await Commit(scope, items).ConfigureAwait(false);
        }
        catch (Exception fault) when (!DatabaseFault.IsAway(fault))
        {
            if (items.Count == 1) items[0].Fail(fault);
            else await WriteEach(scope, items).ConfigureAwait(false);
        }
    }

    private async Task WriteEach(string scope, IReadOnlyList<IPendingWrite> items)
    {
        foreach (var item in InOrder(items).SelectMany(kind => kind)) await Write(scope, [item]).ConfigureAwait(false);
    }

    private async Task Commit(string scope, IReadOnlyList<IPendingWrite> items)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                await Attempt(scope, items).ConfigureAwait(false);
                break;
            }
            catch (PostgresException conflict) when (DatabaseFault.IsConflict(conflict) && conflicts < MostConflicts)
            {
                // Another node was faster; what it did is seen by the next attempt.
                meter.CountConflict();
            }
        }

        meter.CountGroup(items);
        foreach (var item in items) item.Complete();
    }

    private async Task Attempt(string scope, IReadOnlyList<IPendingWrite> items)
    {
        await using var connection = await options.Source.OpenConnectionAsync().ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        if (options.Begin is { } begin) await begin(connection, scope).ConfigureAwait(false);
        foreach (var kind in InOrder(items)) await kind.First().Execute(connection, [.. kind]).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static IEnumerable<IGrouping<object, IPendingWrite>> InOrder(IReadOnlyList<IPendingWrite> items) =>
        items.GroupBy(item => item.Kind).OrderBy(kind => kind.First().Order);
}
