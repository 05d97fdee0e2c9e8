using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit.Tests.Support;

namespace Sqlite.GroupCommit.Tests.Writing;

public sealed class UnavailableStoreTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_full_disk_fails_the_group_by_name_and_the_writer_works_again_when_there_is_room()
    {
        var reports = new List<string>();
        await using var writer = await _store.OpenWithNotes(options => options with { Report = reports.Add });
        await writer.Write(new NoteHandler(), "before");
        await Pragma(writer, "max_page_count=1");
        var large = new string('x', 1_000_000);

        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [writer.Write(new NoteHandler(), large), writer.Write(new NoteHandler(), "small")];
        foreach (var write in writes)
        {
            var failure = await Should.ThrowAsync<StoreUnavailableException>(() => write);
            failure.File.ShouldBe(_store.Path);
            failure.Reason.ShouldContain("full");
        }

        await Pragma(writer, "max_page_count=1000000");
        await writer.Write(new NoteHandler(), "after");
        (await _store.Stored()).ShouldBe(["before", "after"]);
        reports.Count.ShouldBe(2, "one line when it fills, one when it is back");
        writer.Counters.Unavailable.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_only_store_fails_the_group_and_the_file_is_opened_anew()
    {
        await using var writer = await _store.OpenWithNotes();
        await Pragma(writer, "query_only=ON");

        (await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), "a"))).Reason.ShouldContain("read-only");

        await writer.Write(new NoteHandler(), "b");
        (await _store.Stored()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_refusal_of_the_disk_is_remembered_when_smaller_writes_find_room()
    {
        await using var writer = await _store.OpenWithNotes();
        await writer.Write(new NoteHandler(), "before");
        var before = writer.Refusal;
        await Pragma(writer, "max_page_count=4");

        var refused = await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), new string('x', 1_000_000)));
        await writer.Write(new NoteHandler(), "small");

        before.ShouldBeNull();
        writer.Refusal.ShouldNotBeNull().Message.ShouldBe(refused.Message);
        (await writer.Problem()).ShouldBeNull();
    }

    [Fact]
    public async Task Small_writes_that_find_room_make_no_file_available_on_which_larger_ones_fail()
    {
        var reports = new List<string>();
        await using var writer = await _store.OpenWithNotes(options => options with { Report = reports.Add, Settled = TimeSpan.FromDays(1) });
        await writer.Write(new NoteHandler(), "before");
        await Pragma(writer, "max_page_count=4");

        for (var i = 0; i < 10; i++)
        {
            await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), new string('x', 1_000_000)));
            await writer.Write(new NoteHandler(), "small");
            (await writer.Problem()).ShouldBe("the disk (or the file's size limit) is full");
        }

        reports.ShouldHaveSingleItem().ShouldContain("full");
    }

    [Fact]
    public async Task A_writer_says_why_its_file_takes_nothing_until_it_does()
    {
        await using var writer = await _store.OpenWithNotes();
        (await writer.Problem()).ShouldBeNull();
        await Pragma(writer, "max_page_count=1");
        await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), new string('x', 1_000_000)));
        await Pragma(writer, "query_only=ON");
        var whileReadOnly = await writer.Problem();

        (await writer.Problem()).ShouldBeNull("the connection was opened anew, and nobody else wrote meanwhile");
        whileReadOnly.ShouldBe("it is read-only");
        (await _store.Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_process_that_writes_fails_the_group_after_the_busy_timeout()
    {
        await using var writer = await _store.OpenWithNotes(options => options with { BusyTimeout = TimeSpan.FromMilliseconds(1) });
        await using var other = new SqliteConnection($"Data Source={_store.Path};Pooling=false");
        other.Open();
        await using (var held = other.BeginTransaction())
        {
            (await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), "a"))).Reason.ShouldContain("another process");
        }

        await writer.Write(new NoteHandler(), "b");
        (await _store.Stored()).ShouldBe(["b"]);
        writer.Refusal.ShouldBeNull("the disk is not to blame");
    }

    [Fact]
    public async Task A_report_that_fails_ends_nothing()
    {
        await using var writer = await _store.OpenWithNotes(options => options with { Report = _ => throw new InvalidOperationException("no log") });
        await Pragma(writer, "query_only=ON");
        await Should.ThrowAsync<StoreUnavailableException>(() => writer.Write(new NoteHandler(), "a"));

        await writer.Write(new NoteHandler(), "b");

        (await _store.Stored()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_damaged_file_fails_the_group_by_name()
    {
        await using (var writer = await _store.OpenWithNotes())
        {
            await writer.Write(new NoteHandler(), new string('x', 100_000));
        }
        await using (var file = File.OpenWrite(_store.Path))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)file.Length - 4096).ToArray());
        }

        await using var damaged = _store.Open();
        (await Should.ThrowAsync<StoreUnavailableException>(() => damaged.Write(new NoteHandler(), "a"))).Reason.ShouldContain("damaged");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_at_the_start()
    {
        File.WriteAllText(_store.Path, new string('x', 10_000));

        var failure = Should.Throw<StoreUnavailableException>(() => _store.Open());

        failure.Message.ShouldContain(_store.Path);
        failure.Reason.ShouldContain("not a SQLite database");
    }

    [Fact]
    public void A_missing_folder_is_refused_at_the_start() =>
        Should.Throw<StoreUnavailableException>(() => _store.Open(options => options with { Path = Path.Combine(_store.Path, "x", "y.db") }))
            .Reason.ShouldContain("cannot be opened");

    private static Task<int> Pragma(GroupWriter writer, string setting) =>
        writer.Between(connection => StatementCache.For(connection).Get("PRAGMA " + setting).ExecuteNonQuery());
}
