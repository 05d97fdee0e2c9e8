using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>Makes a group durable: all at once; item by item when an item fails; each in its own transaction when the commit itself refuses.</summary>
internal sealed class GroupTransaction(WriterConnection connection, string file)
{
    /// <returns>Null when the group's outcome is durable, else why the file took nothing more.</returns>
    public StoreUnavailableException? Write(WriteGroup group)
    {
        try
        {
            if (!TryTogether(group)) OneByOne(group);
            return null;
        }
        catch (Exception failure)
        {
            var unavailable = StoreFailure.Describe(file, failure);
            Abandon(failure);
            return unavailable;
        }
    }

    private bool TryTogether(WriteGroup group)
    {
        connection.Begin();
        try
        {
            foreach (var batch in group.Batches) batch.Execute(connection.Open());
            connection.Commit();
            return true;
        }
        catch (Exception failure) when (!StoreFailure.IsOfTheFile(failure))
        {
            connection.Rollback();
            return false;
        }
    }

    private void OneByOne(WriteGroup group)
    {
        connection.Begin();
        foreach (var (batch, index) in Items(group)) Savepoint(batch, index);
        try
        {
            connection.Commit();
        }
        catch (SqliteException failure) when (!StoreFailure.IsOfTheFile(failure))
        {
            // A deferred constraint speaks only at the commit, and does not say whose item it means.
            connection.Rollback();
            foreach (var (batch, index) in Items(group)) Alone(batch, index);
        }
    }

    private void Savepoint(HandlerBatch batch, int index)
    {
        var statements = StatementCache.For(connection.Open());
        statements.Run("SAVEPOINT item");
        try
        {
            batch.ExecuteOne(connection.Open(), index);
        }
        catch (Exception failure) when (!StoreFailure.IsOfTheFile(failure))
        {
            statements.Run("ROLLBACK TO item");
            batch.Refuse(index, failure);
        }
        statements.Run("RELEASE item");
    }

    private void Alone(HandlerBatch batch, int index)
    {
        if (batch.IsRefused(index)) return;
        connection.Begin();
        try
        {
            batch.ExecuteOne(connection.Open(), index);
            connection.Commit();
            batch.CompleteOne(index);
        }
        catch (Exception failure) when (!StoreFailure.IsOfTheFile(failure))
        {
            connection.Rollback();
            batch.Refuse(index, failure);
        }
    }

    private static IEnumerable<(HandlerBatch Batch, int Index)> Items(WriteGroup group) =>
        group.Batches.SelectMany(batch => Enumerable.Range(0, batch.Count), (batch, index) => (batch, index));

    private void Abandon(Exception cause)
    {
        try
        {
            connection.Rollback();
            if (StoreFailure.NeedsNewConnection(cause)) connection.Close();
        }
        catch (SqliteException)
        {
            // The transaction ends with its connection; the cause is what the writers are told.
            connection.Close();
        }
    }
}
