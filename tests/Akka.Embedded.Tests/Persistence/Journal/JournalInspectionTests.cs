using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using static Akka.Embedded.Tests.Persistence.Support.LedgerActor;

namespace Akka.Embedded.Tests.Persistence.Journal;

public sealed class JournalInspectionTests : IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task A_whole_journal_is_read_to_its_end()
    {
        var journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);
        using var running = new PersistentSystem(journal);
        await PersistentSystem.Ask<long>(running.Ledger(), new AddAll([.. Enumerable.Range(1, 1_234)]));

        (await Inspect(running)).ShouldBe(new JournalFindings(1_234, 1_234, 0, null));
    }

    [Fact]
    public async Task One_that_was_deleted_up_to_an_event_is_whole_behind_it()
    {
        var journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);
        using var running = new PersistentSystem(journal);
        await PersistentSystem.Ask<long>(running.Ledger(), new AddAll(1, 2, 3, 4, 5));
        await journal.DeleteTo("ledger", 3);

        (await Inspect(running)).ShouldBe(new JournalFindings(2, 5, 3, null));
    }

    [Fact]
    public async Task One_that_was_never_written_is_empty()
    {
        using var running = new PersistentSystem(new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers));

        (await Inspect(running)).ShouldBe(new JournalFindings(0, 0, 0, null));
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE sequence_nr = 1", "event 2 stands where 1 belongs")]
    [InlineData("DELETE FROM journal WHERE sequence_nr = 3", "event 4 stands where 3 belongs")]
    [InlineData("UPDATE journal SET manifest = 'nonsense' WHERE sequence_nr = 4", "nonsense")]
    public async Task What_would_keep_its_actor_from_recovering_is_named(string tampering, string problem)
    {
        var journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);
        using var running = new PersistentSystem(journal);
        await PersistentSystem.Ask<long>(running.Ledger(), new AddAll(1, 2, 3, 4, 5));

        await _sqlite.Execute(tampering);

        (await Inspect(running)).Problem.ShouldNotBeNull().ShouldContain(problem);
    }

    private static Task<JournalFindings> Inspect(PersistentSystem running) => JournalInspection.Read(running.System, "ledger", CancellationToken.None);
}
