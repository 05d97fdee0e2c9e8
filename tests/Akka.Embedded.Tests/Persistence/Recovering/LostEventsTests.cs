using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using static Akka.Embedded.Tests.Persistence.Support.LedgerActor;

namespace Akka.Embedded.Tests.Persistence.Recovering;

public sealed class LostEventsTests : IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Events_that_are_gone_from_the_file_fail_recovery_by_number(long lost)
    {
        var journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);
        using (var running = new PersistentSystem(journal))
        {
            await PersistentSystem.Ask<long>(running.Ledger(), new AddAll(1, 2, 3, 4, 5));
        }
        await _sqlite.Execute($"DELETE FROM journal WHERE sequence_nr = {lost}");

        using var restarted = new PersistentSystem(journal);
        var (ledger, signals) = restarted.WatchedLedger();

        (await signals.Next<MissingEventsException>()).ShouldSatisfyAllConditions(
            f => f.Expected.ShouldBe(lost), f => f.Message.ShouldContain("ledger"));
        await PersistentSystem.Stopped(ledger);
    }
}
