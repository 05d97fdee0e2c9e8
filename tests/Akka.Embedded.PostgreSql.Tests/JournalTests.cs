using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Journal;
using Akka.Embedded.Tests.Persistence.Snapshots;
using Enrichment.Shared.Postgres;
using Npgsql;
using static Akka.Embedded.PostgreSql.Tests.TestDatabase;

namespace Akka.Embedded.PostgreSql.Tests;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlEventJournalTests(TestServer server) : EventJournalConformance, IAsyncLifetime
{
    private TestDatabase _database = null!;

    protected override IEventJournal Journal => _database.Persistence.Journal;

    public async Task InitializeAsync() => _database = await Open(server.Server);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Writes_of_many_ids_share_transactions()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Write($"id{i}", 1)));

        _database.Persistence.Counters.Groups.ShouldBeLessThan(1_000);
        _database.Persistence.Counters.Items["journal"].ShouldBe(2_000);
    }

    [Fact]
    public async Task Of_two_nodes_that_write_the_same_number_one_is_refused()
    {
        await using var other = await OpenPersistence(_database.Source);

        for (var number = 1; number <= 50; number++)
        {
            var both = new[] { Write("a", number), other.Journal.Write(Batch("a", number)) };
            await Task.WhenAll(both).ContinueWith(_ => { }, TaskScheduler.Default);

            both.Count(w => w.IsCompletedSuccessfully).ShouldBe(1);
            both.Single(w => w.IsFaulted).Exception!.InnerException.ShouldBeOfType<JournalConflictException>();
        }
    }

    [Fact]
    public async Task What_another_node_has_written_and_deleted_meanwhile_is_not_written_again()
    {
        await using var other = await OpenPersistence(_database.Source);
        await Write("a", 1);
        await Write("a", 2);
        await other.Journal.Write(Batch("a", 3));
        await other.Journal.DeleteTo("a", 3);

        (await Should.ThrowAsync<JournalConflictException>(Write("a", 3))).Highest.ShouldBe(3);
        await Write("a", 4);
        (await Journal.Read("a", 1, 10, 10)).Events.Select(e => e.SequenceNr).ShouldBe([4]);
    }

    [Fact]
    public async Task Where_events_were_lost_nothing_is_written_after_them_and_no_other_batch_suffers()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"id{i}")];
        await Task.WhenAll(ids.SelectMany(id => new[] { Write(id, 1), Write(id, 2) }));
        await Execute(_database.Source, "DELETE FROM journal.events WHERE persistence_id = 'id7' AND sequence_nr = 2");

        var writes = ids.ToDictionary(id => id, id => Write(id, 3));

        (await Should.ThrowAsync<JournalConflictException>(writes["id7"])).Highest.ShouldBe(1);
        await Task.WhenAll(writes.Where(w => w.Key != "id7").Select(w => w.Value));
        (await Journal.HighestSequenceNr("id8")).ShouldBe(3);
        (await Journal.HighestSequenceNr("id7")).ShouldBe(1);
    }

    [Fact]
    public async Task Events_whose_commit_got_no_answer_are_found_again()
    {
        await Write("a", 1);
        await using var proxy = new LossyProxy(new NpgsqlConnectionStringBuilder(_database.ConnectionString).Port);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = proxy.Port });
        await using var lossy = await OpenPersistence(source);
        var lost = proxy.LoseNextCommit();

        var write = lossy.Journal.Write(Batch("a", 2));
        await lost;

        await write;
        (await Journal.HighestSequenceNr("a")).ShouldBe(2);
    }

    [Fact]
    public async Task Events_that_follow_on_take_one_statement_a_group()
    {
        await Write("a", 1);
        using var statements = new Statements();

        await Write("a", 2);

        statements.Of("events").ShouldHaveSingleItem().ShouldStartWith("INSERT");
    }

    [Fact]
    public async Task Reads_of_many_ids_share_statements()
    {
        using var statements = new Statements();

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Journal.Read($"id{i}", 1, long.MaxValue, 10)));

        statements.Of("events").Count.ShouldBeInRange(1, 500);
    }

    [Fact]
    public async Task What_was_decided_in_an_epoch_that_is_over_is_refused_and_costs_no_other_batch()
    {
        await Execute(_database.Source, "INSERT INTO shards VALUES (7, 3), (8, 1)");
        await Journal.Write(Batch("a", 1) with { Fence = new ShardFence(7, 3) });
        await Execute(_database.Source, "UPDATE shards SET epoch = 4 WHERE shard = 7");

        var (stale, good, unknown) = (
            Journal.Write(Batch("a", 2) with { Fence = new ShardFence(7, 3) }), Journal.Write(Batch("b", 1) with { Fence = new ShardFence(8, 1) }),
            Journal.Write(Batch("c", 1) with { Fence = new ShardFence(9, 1) }));

        (await Should.ThrowAsync<StaleFenceException>(stale)).Current.ShouldBe(4);
        (await Should.ThrowAsync<StaleFenceException>(unknown)).Current.ShouldBeNull();
        await good;
        (await Journal.HighestSequenceNr("a")).ShouldBe(1);
        await Journal.Write(Batch("a", 2) with { Fence = new ShardFence(7, 4) });
    }

    [Fact]
    public async Task A_change_of_owner_waits_for_the_writes_that_were_decided_before()
    {
        await Execute(_database.Source, "INSERT INTO shards VALUES (7, 1)");
        var writes = Enumerable.Range(1, 200).Select(i => Journal.Write(Batch($"id{i}", 1) with { Fence = new ShardFence(7, 1) })).ToList();
        await Task.WhenAny(writes);
        await Execute(_database.Source, "UPDATE shards SET epoch = 2 WHERE shard = 7");
        var storedThen = await Stored();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        (await Stored()).ShouldBe(storedThen, "nothing of the old epoch is stored after the new one began");
        writes.Count(w => w.IsCompletedSuccessfully).ShouldBe((int)storedThen);
    }

    private async Task<long> Stored()
    {
        await using var count = _database.Source.CreateCommand("SELECT count(*) FROM journal.events");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private Task Write(string id, long number) => Journal.Write(Batch(id, number));

    private static JournalBatch Batch(string id, long number) => new(id, [new JournalEvent(number, 1, "m", [1])], DateTimeOffset.UnixEpoch);
}

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlSnapshotStoreTests(TestServer server) : SnapshotStoreConformance, IAsyncLifetime
{
    private TestDatabase _database = null!;

    protected override ISnapshotStore Store => _database.Persistence.Snapshots;

    public async Task InitializeAsync() => _database = await Open(server.Server);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
