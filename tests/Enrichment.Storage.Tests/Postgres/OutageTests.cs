using System.Collections.Concurrent;
using Enrichment.Storage.Postgres;
using Microsoft.Extensions.Logging;
using PostgreSql.Local;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>The database stops and comes back, with a server of its own for each test.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("enrichment-outage-").FullName;
    private readonly Lines log = new();
    private LocalPostgreSql server = null!;
    private PostgresStore store = null!;

    public async Task InitializeAsync()
    {
        server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder });
        store = await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Logger = log });
        await store.Tables.CreateTable(Definition());
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Writes_wait_and_reads_fail_with_the_reason_until_it_is_back_and_nothing_is_lost(bool abruptly)
    {
        await store.Tables.AppendRows(Table, [Row(1)]);
        await (abruptly ? server.Kill() : server.Stop());

        var writes = Enumerable.Range(2, 20).Select(i => store.Tables.AppendRows(Table, [Row(i)])).ToList();
        await log.First;
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var away = await Should.ThrowAsync<DatabaseAwayException>(() => store.Tables.RowCount(Table));
            away.Store.ShouldContain($":{server.Port}/postgres");
            away.Reason.ShouldNotBeEmpty();
            StoreOutage.Is(away).ShouldBeTrue();
        }

        writes.ShouldAllBe(write => !write.IsCompleted);
        store.Waiting.ShouldBe(20);
        await server.Restart();
        await Task.WhenAll(writes);

        (await store.Tables.RowsInOrder(Table, 0, 100)).Select(r => r.RowNo).ShouldBe(Enumerable.Range(1, 21).Select(i => (long)i));
        log.All.Count(line => line.Contains("is away", StringComparison.Ordinal)).ShouldBe(1);
        log.All.Count(line => line.Contains("is back", StringComparison.Ordinal)).ShouldBe(1);
        log.All.Count(line => line.Contains("cannot be read", StringComparison.Ordinal)).ShouldBe(0, "the writer has told of it");
    }

    [Fact]
    public async Task Reads_that_fail_alone_are_told_once_an_episode()
    {
        await server.Stop();
        foreach (var _ in Enumerable.Range(0, 3)) await Should.ThrowAsync<DatabaseAwayException>(() => store.Tables.RowCount(Table));
        await server.Restart();
        (await store.Tables.RowCount(Table)).ShouldBe(0);

        log.All.Count(line => line.Contains("cannot be read", StringComparison.Ordinal)).ShouldBe(1);
        log.All.Count(line => line.Contains("can be read again", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_kept_connection_that_died_with_the_server_fails_no_read()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Tables.RowCount(Table)));
        await server.Kill();
        await server.Restart();

        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Tables.RowCount(Table)))).ShouldAllBe(count => count == 0);
        log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_fails_when_the_store_is_closed_meanwhile()
    {
        await server.Stop();
        var write = store.Work.Apply([Answer()]);

        await store.DisposeAsync();

        (await Should.ThrowAsync<ObjectDisposedException>(() => write)).Message.ShouldContain("before this was written");
    }

    [Fact]
    public async Task A_store_does_not_open_while_it_is_away()
    {
        await server.Stop();

        await Should.ThrowAsync<DatabaseAwayException>(() => PostgresStore.Open(new PostgresStoreOptions { ConnectionString = server.ConnectionString }));
        await Should.ThrowAsync<DatabaseAwayException>(() => PostgresStoreReader.Open(new PostgresStoreOptions { ConnectionString = server.ConnectionString }));
    }

    /// <summary>A log that tells of its first line.</summary>
    private sealed class Lines : ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => first.Task;

        public IReadOnlyCollection<string> All => lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue(formatter(state, exception));
            first.TrySetResult();
        }
    }
}
