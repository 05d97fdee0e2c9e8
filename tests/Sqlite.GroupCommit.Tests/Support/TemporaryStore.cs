namespace Sqlite.GroupCommit.Tests.Support;

/// <summary>A folder for one test's database, gone afterwards.</summary>
public sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("group-commit-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "store.db");

    public GroupWriter Open(Func<GroupWriterOptions, GroupWriterOptions>? change = null)
    {
        var options = new GroupWriterOptions { Path = Path, Synchronous = Synchronous.Off, Settled = TimeSpan.Zero };
        return GroupWriter.Open(change?.Invoke(options) ?? options);
    }

    public async Task<GroupWriter> OpenWithNotes(Func<GroupWriterOptions, GroupWriterOptions>? change = null)
    {
        var writer = Open(change);
        await writer.Between(connection => StatementCache.For(connection).Get(NoteHandler.Schema).ExecuteNonQuery());
        return writer;
    }

    public SqliteReaders Readers(int count = 2) => new(new SqliteReadersOptions { Path = Path, Count = count });

    public void Dispose() => _folder.Delete(recursive: true);
}
