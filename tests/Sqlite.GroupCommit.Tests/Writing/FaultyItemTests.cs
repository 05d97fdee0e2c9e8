using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit.Tests.Support;

namespace Sqlite.GroupCommit.Tests.Writing;

public sealed class FaultyItemTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("bad", "CHECK constraint failed")]
    [InlineData("late", "FOREIGN KEY constraint failed")]
    public async Task Only_the_faulty_item_of_a_group_fails(string faulty, string reason)
    {
        await using var writer = await _store.OpenWithNotes();
        var handler = new NoteHandler();
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [writer.Write(handler, "a"), writer.Write(handler, faulty), writer.Write(handler, "c")];

        (await Should.ThrowAsync<SqliteException>(() => writes[1])).Message.ShouldContain(reason);
        (await writes[0]).ShouldBe(1);
        (await writes[2]).ShouldBe(1);
        (await _store.Stored()).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task Both_kinds_of_fault_in_one_group_cost_no_other_item()
    {
        await using var writer = await _store.OpenWithNotes();
        var handler = new NoteHandler();
        string[] texts = ["a", "bad", "b", "late", "c", "bad"];
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [.. texts.Select(text => writer.Write(handler, text))];

        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        writes.Select(write => write.IsFaulted).ShouldBe([false, true, false, true, false, true]);
        (await _store.Stored()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_faulty_item_of_one_handler_costs_no_item_of_another()
    {
        await using var writer = await _store.OpenWithNotes();
        var log = new List<string>();
        var (first, second) = (new NoteHandler("first", 1, log), new NoteHandler("second", 2, log));
        Task<int>[] writes;
        using (new HeldWriter(writer)) writes = [writer.Write(second, "a"), writer.Write(first, "bad"), writer.Write(first, "b")];

        await Should.ThrowAsync<SqliteException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);

        log.ShouldBe(["first:bad,b", "first:bad", "first:b", "second:a"]);
        (await _store.Stored()).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task The_writer_goes_on_after_a_faulty_item()
    {
        await using var writer = await _store.OpenWithNotes();
        await Should.ThrowAsync<SqliteException>(() => writer.Write(new NoteHandler(), "bad"));

        await writer.Write(new NoteHandler(), "good");

        (await _store.Stored()).ShouldBe(["good"]);
    }
}
