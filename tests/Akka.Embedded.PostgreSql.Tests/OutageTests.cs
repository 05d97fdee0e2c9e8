using System.Collections.Concurrent;
using Akka.Embedded.Persistence;
using PostgreSql.Local;

namespace Akka.Embedded.PostgreSql.Tests;

/// <summary>On a server of its own, which it stops.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private readonly ConcurrentQueue<string> _reports = new();
    private TestDatabase _database = null!;

    private LocalPostgreSql Server => _server.Server;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _database = await TestDatabase.Open(Server, _reports.Enqueue);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Writes_and_reads_wait_for_the_database_and_each_write_is_stored_once()
    {
        var journal = _database.Persistence.Journal;
        var before = Enumerable.Range(1, 500).Select(i => journal.Write(Batch($"id{i}"))).ToList();
        await Task.WhenAny(before);
        await Server.Kill();
        var during = Enumerable.Range(501, 500).Select(i => journal.Write(Batch($"id{i}"))).ToList();
        var read = journal.HighestSequenceNr("id1");
        while (_reports.Count < 2) await Task.Yield();

        await Server.Restart();
        await Task.WhenAll([.. before, .. during]);

        (await read).ShouldBe(1);
        await using var count = _database.Source.CreateCommand("SELECT count(*) FROM journal.events");
        (await count.ExecuteScalarAsync()).ShouldBe(1_000L);
    }

    private static JournalBatch Batch(string id) => new(id, [new JournalEvent(1, 1, "m", [1])], DateTimeOffset.UnixEpoch);
}
