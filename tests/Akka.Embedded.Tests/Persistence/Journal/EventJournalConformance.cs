using System.Text;
using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Journal;

/// <summary>What every journal must do.</summary>
public abstract class EventJournalConformance
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    protected abstract IEventJournal Journal { get; }

    [Fact]
    public async Task Events_come_back_as_they_were_written()
    {
        byte[] bytes = [0, 255, 1];
        await Journal.Write(new JournalBatch("a", [new JournalEvent(1, 17, "opened.v1", bytes), new JournalEvent(2, -4, "", [])], s_now));

        var page = await Journal.Read("a", 1, long.MaxValue, 10);

        page.Events.Count.ShouldBe(2);
        page.Events[0].ShouldSatisfyAllConditions(e => e.SequenceNr.ShouldBe(1), e => e.SerializerId.ShouldBe(17), e => e.Manifest.ShouldBe("opened.v1"));
        page.Events[0].Payload.ShouldBe(bytes);
        page.Events[1].ShouldSatisfyAllConditions(e => e.SerializerId.ShouldBe(-4), e => e.Manifest.ShouldBe(""), e => e.Payload.ShouldBeEmpty());
    }

    [Fact]
    public async Task An_unknown_id_has_no_events_and_the_highest_number_zero()
    {
        (await Journal.HighestSequenceNr("nobody")).ShouldBe(0);
        var page = await Journal.Read("nobody", 1, long.MaxValue, 10);
        page.Events.ShouldBeEmpty();
        page.ShouldSatisfyAllConditions(p => p.HighestSequenceNr.ShouldBe(0), p => p.DeletedTo.ShouldBe(0));
    }

    [Theory]
    [InlineData(1, long.MaxValue, 100, 1, 5)]
    [InlineData(2, 4, 100, 2, 4)]
    [InlineData(2, long.MaxValue, 2, 2, 3)]
    [InlineData(5, 5, 100, 5, 5)]
    [InlineData(0, 2, 100, 1, 2)]
    public async Task A_read_gives_the_numbers_asked_for(long from, long to, int max, long first, long last)
    {
        await Write("a", 1, 5);

        var page = await Journal.Read("a", from, to, max);

        page.Events.Select(e => e.SequenceNr).ShouldBe(Numbers(first, last));
        page.Events.Select(e => Encoding.UTF8.GetString(e.Payload)).ShouldBe(Numbers(first, last).Select(n => $"a{n}"));
        page.HighestSequenceNr.ShouldBe(5);
    }

    [Theory]
    [InlineData(6, 100, 10)]
    [InlineData(4, 3, 10)]
    [InlineData(1, 5, 0)]
    public async Task A_read_outside_gives_nothing(long from, long to, int max)
    {
        await Write("a", 1, 5);

        (await Journal.Read("a", from, to, max)).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_batch_that_does_not_follow_is_refused_whole(long first)
    {
        await Write("a", 1, 3);

        var conflict = await Should.ThrowAsync<JournalConflictException>(() => Write("a", first, first + 2));

        conflict.ShouldSatisfyAllConditions(
            c => c.PersistenceId.ShouldBe("a"), c => c.Expected.ShouldBe(first), c => c.Highest.ShouldBe(3), c => c.Message.ShouldContain("a"));
        (await Journal.HighestSequenceNr("a")).ShouldBe(3);
        await Write("a", 4, 4);
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_number_one_is_refused()
    {
        var writes = Enumerable.Range(0, 2).Select(_ => Write("a", 1, 2)).ToArray();

        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        writes.Count(w => w.IsCompletedSuccessfully).ShouldBe(1);
        writes.Single(w => w.IsFaulted).Exception!.InnerException.ShouldBeOfType<JournalConflictException>();
        (await Journal.HighestSequenceNr("a")).ShouldBe(2);
    }

    [Fact]
    public async Task Batches_of_one_id_keep_the_order_of_their_calls()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Write("a", (2 * i) + 1, (2 * i) + 2)));

        (await Journal.HighestSequenceNr("a")).ShouldBe(400);
    }

    [Fact]
    public async Task A_refused_batch_costs_no_other_id_its_write()
    {
        var refused = Write("a", 7, 7);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Write($"b{i}", 1, 1)));

        await Should.ThrowAsync<JournalConflictException>(() => refused);
        for (var i = 0; i < 50; i++) (await Journal.HighestSequenceNr($"b{i}")).ShouldBe(1);
    }

    [Fact]
    public async Task Ids_are_told_apart_by_case_and_prefix()
    {
        await Write("a", 1, 3);
        await Write("A", 1, 1);
        await Write("a/b", 1, 2);

        (await Journal.HighestSequenceNr("a")).ShouldBe(3);
        (await Journal.HighestSequenceNr("A")).ShouldBe(1);
        (await Journal.Read("a/b", 1, long.MaxValue, 10)).Events.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_without_events_or_with_a_gap_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Write(new JournalBatch("a", [], s_now)));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Write(new JournalBatch("a", [Event("a", 1), Event("a", 3)], s_now)));
        (await Journal.HighestSequenceNr("a")).ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    public async Task Deleted_events_are_gone_and_their_numbers_are_never_given_again(long to, long deletedTo)
    {
        await Write("a", 1, 5);

        await Journal.DeleteTo("a", to);

        var page = await Journal.Read("a", 1, long.MaxValue, 10);
        page.Events.Select(e => e.SequenceNr).ShouldBe(Numbers(deletedTo + 1, 5));
        page.ShouldSatisfyAllConditions(p => p.HighestSequenceNr.ShouldBe(5), p => p.DeletedTo.ShouldBe(deletedTo));
        await Should.ThrowAsync<JournalConflictException>(() => Write("a", 1, 1));
        await Write("a", 6, 6);
        (await Journal.HighestSequenceNr("a")).ShouldBe(6);
    }

    [Fact]
    public async Task A_later_deletion_of_less_changes_nothing()
    {
        await Write("a", 1, 5);
        await Journal.DeleteTo("a", 4);

        await Journal.DeleteTo("a", 2);

        (await Journal.Read("a", 1, long.MaxValue, 10)).DeletedTo.ShouldBe(4);
    }

    [Fact]
    public async Task Reads_at_the_same_time_each_get_what_they_asked_for()
    {
        foreach (var n in Numbers(1, 9)) await Write($"a{n}", 1, n);
        await Journal.DeleteTo("a9", 3);

        var pages = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Journal.Read($"a{i % 11}", i % 3, 8, 1 + (i % 4))));

        for (var i = 0; i < pages.Length; i++)
        {
            var (highest, deleted) = (i % 11 > 9 ? 0 : i % 11, i % 11 == 9 ? 3 : 0);
            var expected = Numbers(Math.Max(i % 3, deleted + 1), Math.Min(8, highest)).Where(n => n > 0).Take(1 + (i % 4));
            pages[i].Events.Select(e => Encoding.UTF8.GetString(e.Payload)).ShouldBe(expected.Select(n => $"a{i % 11}{n}"), $"read {i}");
            (pages[i].HighestSequenceNr, pages[i].DeletedTo).ShouldBe((highest, deleted), $"read {i}");
        }
    }

    private Task Write(string id, long first, long last) =>
        Journal.Write(new JournalBatch(id, [.. Numbers(first, last).Select(n => Event(id, n))], s_now));

    private static JournalEvent Event(string id, long number) => new(number, 1, "m", Encoding.UTF8.GetBytes($"{id}{number}"));

    private static IEnumerable<long> Numbers(long first, long last)
    {
        for (var n = first; n <= last; n++) yield return n;
    }
}
