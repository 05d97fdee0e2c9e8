using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Journal;

public sealed class InMemoryEventJournalTests : EventJournalConformance
{
    protected override IEventJournal Journal { get; } = new InMemoryEventJournal();

    [Fact]
    public void Its_tasks_are_complete_when_they_are_returned()
    {
        var written = Journal.Write(new JournalBatch("a", [new JournalEvent(1, 1, "m", [])], DateTimeOffset.UnixEpoch));
        var read = Journal.Read("a", 1, 1, 1);

        written.IsCompleted.ShouldBeTrue();
        read.IsCompleted.ShouldBeTrue();
    }
}
