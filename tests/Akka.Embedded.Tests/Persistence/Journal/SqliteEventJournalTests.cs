using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Tests.Persistence.Journal;

public sealed class SqliteEventJournalTests : EventJournalConformance, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public SqliteEventJournalTests() => Journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);

    protected override IEventJournal Journal { get; }

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Writes_of_many_ids_share_transactions()
    {
        var before = _sqlite.Writer.Counters.Groups;

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i =>
            Journal.Write(new JournalBatch($"id{i}", [new JournalEvent(1, 1, "m", [])], DateTimeOffset.UnixEpoch))));

        (_sqlite.Writer.Counters.Groups - before).ShouldBeLessThan(1_000);
        _sqlite.Writer.Counters.ItemsByHandler["journal"].ShouldBe(2_000);
    }

    [Fact]
    public async Task Another_journal_over_the_same_file_goes_on_where_the_first_ended()
    {
        await Journal.Write(new JournalBatch("a", [new JournalEvent(1, 1, "m", [])], DateTimeOffset.UnixEpoch));

        var second = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);

        (await second.HighestSequenceNr("a")).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_and_keeps_nothing_of_it()
    {
        await _sqlite.Execute("PRAGMA max_page_count=1");
        var large = new JournalEvent(1, 1, "m", new byte[1_000_000]);

        await Should.ThrowAsync<StoreUnavailableException>(() => Journal.Write(new JournalBatch("a", [large], DateTimeOffset.UnixEpoch)));

        await _sqlite.Execute("PRAGMA max_page_count=100000");
        (await Journal.HighestSequenceNr("a")).ShouldBe(0);
        await Journal.Write(new JournalBatch("a", [large], DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("payload = x'7b22637d'")]
    [InlineData("manifest = 'closed.v1'")]
    [InlineData("serializer_id = 2")]
    [InlineData("sequence_nr = 3")]
    [InlineData("persistence_id = 'b'")]
    public async Task An_event_that_is_not_what_was_stored_is_read_as_damaged(string change)
    {
        await Journal.Write(new JournalBatch("a", [new JournalEvent(1, 1, "opened.v1", "{}"u8.ToArray()), new JournalEvent(2, 1, "opened.v1", "{\"c\""u8.ToArray())], DateTimeOffset.UnixEpoch));

        await _sqlite.Execute($"UPDATE journal SET {change} WHERE sequence_nr = 2");

        var read = (await Journal.Read("a", 1, 9, 9)).Events.Concat((await Journal.Read("b", 1, 9, 9)).Events);
        read.Select(stored => stored.IsDamaged).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Events_of_a_version_that_kept_no_checksums_are_read_as_they_are()
    {
        await _sqlite.Execute("ALTER TABLE journal DROP COLUMN checksum");
        await _sqlite.Execute("INSERT INTO journal VALUES ('a', 1, 'opened.v1', x'00', 1, 0)");

        var journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);

        await journal.Write(new JournalBatch("a", [new JournalEvent(2, 1, "m", [])], DateTimeOffset.UnixEpoch));
        (await journal.Read("a", 1, 9, 9)).Events.Select(stored => stored.IsDamaged).ShouldBe([false, false]);
    }
}
