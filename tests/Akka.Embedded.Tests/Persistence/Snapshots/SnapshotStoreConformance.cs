using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Snapshots;

/// <summary>What every snapshot store must do.</summary>
public abstract class SnapshotStoreConformance
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    protected abstract ISnapshotStore Store { get; }

    [Fact]
    public async Task A_snapshot_comes_back_as_it_was_saved()
    {
        await Store.Save(Snapshot("a", 7));

        var loaded = (await Store.Load("a", SnapshotRange.All)).ShouldNotBeNull();

        loaded.ShouldSatisfyAllConditions(
            s => s.PersistenceId.ShouldBe("a"), s => s.SequenceNr.ShouldBe(7), s => s.SerializerId.ShouldBe(3),
            s => s.Manifest.ShouldBe("state.v1"), s => s.Payload.ShouldBe([7]), s => s.WrittenAt.ShouldBe(s_start.AddSeconds(7)));
    }

    [Fact]
    public async Task An_id_without_snapshots_has_none()
    {
        await Store.Save(Snapshot("a", 7));

        (await Store.Load("b", SnapshotRange.All)).ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_in_the_range_is_loaded()
    {
        foreach (var n in new[] { 10, 30, 20 }) await Store.Save(Snapshot("a", n));

        (await Load(SnapshotRange.All)).ShouldBe(30);
        (await Load(new SnapshotRange(MaxSequenceNr: 29))).ShouldBe(20);
        (await Load(new SnapshotRange(MinSequenceNr: 31))).ShouldBeNull();
        (await Load(new SnapshotRange(To: s_start.AddSeconds(10)))).ShouldBe(10);
        (await Load(new SnapshotRange(MaxSequenceNr: 20, From: s_start.AddSeconds(15)))).ShouldBe(20);
    }

    [Fact]
    public async Task A_snapshot_of_the_same_number_replaces_the_one_before()
    {
        await Store.Save(Snapshot("a", 7));
        await Store.Save(Snapshot("a", 7) with { Payload = [42] });

        (await Store.Load("a", SnapshotRange.All))!.Payload.ShouldBe([42]);
    }

    [Fact]
    public async Task Only_the_snapshots_in_the_range_are_deleted()
    {
        foreach (var n in new[] { 10, 20, 30 }) await Store.Save(Snapshot("a", n));
        await Store.Save(Snapshot("b", 20));

        await Store.Delete("a", new SnapshotRange(MinSequenceNr: 20));

        (await Load(SnapshotRange.All)).ShouldBe(10);
        (await Store.Load("b", SnapshotRange.All)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Snapshots_loaded_at_the_same_time_are_each_of_the_range_asked_for()
    {
        foreach (var n in new[] { 10, 20, 30 }) await Task.WhenAll(Store.Save(Snapshot("a", n)), Store.Save(Snapshot("b", n + 1)));

        var loaded = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Store.Load(i % 2 == 0 ? "a" : "b", new SnapshotRange(MaxSequenceNr: i % 40))));

        loaded.Select(s => s?.SequenceNr ?? 0).ShouldBe(Enumerable.Range(0, 300).Select(i => Newest(i % 2, i % 40)));

        static long Newest(int more, int most) => most - more >= 10 ? ((most - more) / 10 * 10) + more : 0;
    }

    private async Task<long?> Load(SnapshotRange range) => (await Store.Load("a", range))?.SequenceNr;

    private static StoredSnapshot Snapshot(string id, int number) => new(id, number, 3, "state.v1", [(byte)number], s_start.AddSeconds(number));
}
