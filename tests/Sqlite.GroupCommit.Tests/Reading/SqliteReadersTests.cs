using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit.Tests.Support;

namespace Sqlite.GroupCommit.Tests.Reading;

public sealed class SqliteReadersTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_read_sees_what_was_committed_before_it()
    {
        await using var writer = await _store.OpenWithNotes();
        await using var readers = _store.Readers();
        (await readers.Use(Count)).ShouldBe(0);

        await writer.Write(new NoteHandler(), "a");

        (await readers.Use(Count)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var writer = await _store.OpenWithNotes();
        await using var readers = _store.Readers();

        (await Should.ThrowAsync<StoreUnavailableException>(() => readers.Use(connection =>
            StatementCache.For(connection).Get("INSERT INTO notes(text) VALUES ('a')").ExecuteNonQuery()))).Reason.ShouldContain("read-only");
    }

    [Fact]
    public async Task No_more_reads_run_at_once_than_there_are_connections()
    {
        await using var writer = await _store.OpenWithNotes();
        await using var readers = _store.Readers(count: 2);
        var (running, most) = (0, 0);
        using var both = new Barrier(2);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => readers.Use(connection =>
        {
            var now = Interlocked.Increment(ref running);
            lock (both) most = Math.Max(most, now);
            both.SignalAndWait();
            Interlocked.Decrement(ref running);
            return Count(connection);
        })));

        most.ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_read_hinders_no_later_one()
    {
        await using var writer = await _store.OpenWithNotes();
        await using var readers = _store.Readers(count: 1);

        await Should.ThrowAsync<SqliteException>(() => readers.Use(connection => StatementCache.For(connection).Prepare("SELECT nothing FROM nowhere").Step()));

        (await readers.Use(Count)).ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await using var readers = _store.Readers();

        (await Should.ThrowAsync<StoreUnavailableException>(() => readers.Use(Count))).File.ShouldBe(_store.Path);
    }

    [Fact]
    public async Task Closing_waits_for_reads_under_way_and_refuses_later_ones()
    {
        await using var writer = await _store.OpenWithNotes();
        var readers = _store.Readers();
        using var begun = new ManualResetEventSlim();
        using var finish = new ManualResetEventSlim();
        var read = readers.Use(connection =>
        {
            begun.Set();
            finish.Wait();
            return Count(connection);
        });
        begun.Wait();

        var closed = readers.DisposeAsync();
        closed.IsCompleted.ShouldBeFalse();
        finish.Set();
        await closed;

        (await read).ShouldBe(0);
        await Should.ThrowAsync<ObjectDisposedException>(() => readers.Use(Count));
    }

    private static long Count(SqliteConnection connection) => (long)StatementCache.For(connection).Get("SELECT count(*) FROM notes").ExecuteScalar()!;
}
