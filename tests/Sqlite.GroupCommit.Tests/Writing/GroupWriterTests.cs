using Sqlite.GroupCommit.Tests.Support;

namespace Sqlite.GroupCommit.Tests.Writing;

public sealed class GroupWriterTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_is_written_while_the_writer_is_busy_shares_one_transaction()
    {
        await using var writer = await _store.OpenWithNotes();
        var handler = new NoteHandler();
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [.. Enumerable.Range(0, 1000).Select(i => writer.Write(handler, $"{i}"))];

        (await Task.WhenAll(writes)).ShouldAllBe(together => together == 1000);

        writer.Counters.Groups.ShouldBe(1);
        writer.Counters.Items.ShouldBe(1000);
        writer.Counters.ItemsByHandler["notes"].ShouldBe(1000);
        (await _store.Stored()).ShouldBe(Enumerable.Range(0, 1000).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_group_holds_no_more_than_its_maximum()
    {
        await using var writer = await _store.OpenWithNotes(options => options with { MaxGroup = 10 });
        var handler = new NoteHandler();
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [.. Enumerable.Range(0, 25).Select(i => writer.Write(handler, $"{i}"))];

        (await Task.WhenAll(writes)).Order().Distinct().ShouldBe([5, 10]);
    }

    [Fact]
    public async Task Handlers_of_a_group_run_in_their_order_and_items_of_a_handler_in_order_of_arrival()
    {
        await using var writer = await _store.OpenWithNotes();
        var log = new List<string>();
        var (early, late) = (new NoteHandler("early", 1, log), new NoteHandler("late", 2, log));
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [writer.Write(late, "a"), writer.Write(early, "b"), writer.Write(late, "c"), writer.Write(early, "d")];

        await Task.WhenAll(writes);

        log.ShouldBe(["early:b,d", "late:a,c"]);
    }

    [Fact]
    public async Task Work_between_groups_comes_after_what_was_written_before_it()
    {
        await using var writer = await _store.OpenWithNotes();
        Task<long> count;
        using (new HeldWriter(writer))
        {
            _ = writer.Write(new NoteHandler(), "a");
            count = writer.Between(connection => (long)StatementCache.For(connection).Get("SELECT count(*) FROM notes").ExecuteScalar()!);
            _ = writer.Write(new NoteHandler(), "b");
        }

        (await count).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_that_work_between_groups_left_open_is_rolled_back()
    {
        await using var writer = await _store.OpenWithNotes();

        await writer.Between(connection => StatementCache.For(connection).Get("BEGIN; INSERT INTO notes(text) VALUES ('lost')").ExecuteNonQuery());
        await writer.Write(new NoteHandler(), "kept");

        (await _store.Stored()).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        var writer = await _store.OpenWithNotes();
        Task<int>[] writes;
        ValueTask closed;
        using (new HeldWriter(writer))
        {
            writes = [.. Enumerable.Range(0, 100).Select(i => writer.Write(new NoteHandler(), $"{i}"))];
            closed = writer.DisposeAsync();
        }
        await closed;

        writes.ShouldAllBe(write => write.IsCompletedSuccessfully);
        (await _store.Stored()).Count.ShouldBe(100);
        (await Should.ThrowAsync<ObjectDisposedException>(() => writer.Write(new NoteHandler(), "too late"))).Message.ShouldContain(_store.Path);
    }

    [Fact]
    public async Task Writes_from_many_threads_are_each_stored_once()
    {
        await using var writer = await _store.OpenWithNotes();
        var handler = new NoteHandler();

        await Parallel.ForAsync(0, 5_000, async (i, _) => await writer.Write(handler, $"{i}"));

        (await _store.Stored()).Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, 5_000));
    }

    [Fact]
    public async Task The_file_is_opened_durable_and_forgetful()
    {
        await using var writer = _store.Open(options => options with { Synchronous = Synchronous.Full });

        string[] names = ["journal_mode", "synchronous", "secure_delete", "foreign_keys", "temp_store"];
        var settings = await writer.Between(connection =>
            names.Select(name => StatementCache.For(connection).Get($"PRAGMA {name}").ExecuteScalar()!.ToString()).ToList());

        settings.ShouldBe(["wal", "2", "1", "1", "2"]);
    }

    [Fact]
    public async Task What_the_log_holds_gets_into_the_file_while_the_writer_goes_on()
    {
        await using var writer = await _store.OpenWithNotes();
        var note = new string('n', 1_000_000);
        var handler = new NoteHandler();
        for (var written = 0; new FileInfo(_store.Path).Length < 8_000_000; written++)
        {
            written.ShouldBeLessThan(60, "a log of 64 MB, at which the writer would move it by itself");
            await writer.Write(handler, note);
            if (written > 18) await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_checkpoint_empties_the_log()
    {
        await using var writer = await _store.OpenWithNotes();
        await writer.Write(new NoteHandler(), "a");
        new FileInfo(_store.Path + "-wal").Length.ShouldBeGreaterThan(0);

        (await writer.Checkpoint()).ShouldBeTrue();

        new FileInfo(_store.Path + "-wal").Length.ShouldBe(0);
    }

    [Fact]
    public async Task Statements_are_counted_when_asked_for()
    {
        await using var writer = await _store.OpenWithNotes(options => options with { CountStatements = true });
        var before = writer.Counters.Statements;

        await writer.Write(new NoteHandler(), "a");

        (writer.Counters.Statements - before).ShouldBe(3, "BEGIN, INSERT, COMMIT");
    }

    [Fact]
    public async Task A_caller_may_make_a_handler_for_each_write()
    {
        await using var writer = await _store.OpenWithNotes();

        for (var i = 0; i < 200; i++) await writer.Write(new NoteHandler($"handler {i % 3}"), $"{i}");

        (await _store.Stored()).Count.ShouldBe(200);
        writer.Counters.ItemsByHandler.Values.Sum().ShouldBe(200);
    }
}
