using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>Work that needs the writer's connection outside a transaction.</summary>
internal interface IBetweenGroups : IPending
{
    void Run(WriterConnection connection, string file);
}

/// <inheritdoc/>
internal sealed class BetweenGroups<T>(Func<SqliteConnection, T> work) : PendingWrite<T>, IBetweenGroups
{
    public void Run(WriterConnection connection, string file)
    {
        try
        {
            Outcome = work(connection.Open());
        }
        catch (Exception failure)
        {
            Failure = StoreFailure.IsOfTheFile(failure) ? StoreFailure.Describe(file, failure) : failure;
        }
        RollBackWhatWasLeftOpen(connection);
        Complete();
    }

    private void RollBackWhatWasLeftOpen(WriterConnection connection)
    {
        try
        {
            connection.Rollback();
        }
        catch (SqliteException failure)
        {
            Failure ??= failure;
            connection.Close();
        }
    }
}
