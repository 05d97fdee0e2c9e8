using Sqlite.GroupCommit;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>A SQLite file for one test, with its writer and readers; gone afterwards.</summary>
public sealed class TemporarySqlite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akka-embedded-");

    public TemporarySqlite()
    {
        Writer = GroupWriter.Open(new GroupWriterOptions { Path = Path, Synchronous = Synchronous.Off });
        Readers = new SqliteReaders(new SqliteReadersOptions { Path = Path });
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "store.db");

    public GroupWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public Task<int> Execute(string sql) => Writer.Between(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    public void Dispose()
    {
        Readers.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }
}
