using System.Collections.Concurrent;
using Npgsql;
using PostgreSql.Local;

namespace PostgreSql.GroupCommit.Tests;

public sealed class GroupReaderTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly ConcurrentQueue<string> reports = new();
    private readonly QuotientsHandler quotients = new();
    private LocalPostgreSql server = null!;
    private NpgsqlDataSource source = null!;
    private GroupReader reader = null!;

    public async Task InitializeAsync()
    {
        server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder });
        source = NpgsqlDataSource.Create(server.ConnectionString);
        reader = Open();
    }

    public async Task DisposeAsync()
    {
        await reader.DisposeAsync();
        await source.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_asked_while_a_group_is_read_shares_the_next_ones()
    {
        var first = await HoldAt(1);
        var later = Enumerable.Range(2, 99).Select(i => reader.Read(quotients, i)).ToList();
        quotients.Gate!.SetResult();

        (await first).ShouldBe(1000);
        (await Task.WhenAll(later)).ShouldBe(Enumerable.Range(2, 99).Select(i => 1000 / i));
        quotients.Groups.ShouldBe([1, 60, 39]);
    }

    [Fact]
    public async Task An_item_at_fault_fails_alone()
    {
        var first = await HoldAt(1);
        var (good, bad, alsoGood) = (reader.Read(quotients, 2), reader.Read(quotients, 0), reader.Read(quotients, 4));
        quotients.Gate!.SetResult();

        (await Task.WhenAll(first, good, alsoGood)).ShouldBe([1000, 500, 250]);
        (await Should.ThrowAsync<PostgresException>(bad)).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
    }

    [Fact]
    public async Task Kinds_that_are_asked_together_are_read_each_by_its_own()
    {
        var others = new QuotientsHandler();
        var first = await HoldAt(1);
        var both = new[] { reader.Read(quotients, 2), reader.Read(others, 4), reader.Read(quotients, 5) };
        quotients.Gate!.SetResult();

        await first;
        (await Task.WhenAll(both)).ShouldBe([500, 250, 200]);
        (quotients.Groups.Last(), others.Groups.Single()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Reads_wait_while_the_database_is_away_and_it_is_reported_once()
    {
        await reader.Read(quotients, 1);
        await server.Kill();
        var waiting = Enumerable.Range(1, 10).Select(i => reader.Read(quotients, i)).ToList();
        while (reports.IsEmpty) await Task.Yield();

        await server.Restart();

        (await Task.WhenAll(waiting)).Length.ShouldBe(10);
        reports.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Its_end_does_not_wait_for_a_database_that_is_away_and_later_reads_fail()
    {
        await server.Kill();
        var waiting = reader.Read(quotients, 1);
        while (reports.IsEmpty) await Task.Yield();

        await reader.DisposeAsync();

        (await Should.ThrowAsync<ObjectDisposedException>(waiting)).Message.ShouldContain("quotients");
        await Should.ThrowAsync<ObjectDisposedException>(() => reader.Read(quotients, 2));
    }

    private GroupReader Open() => new(new GroupOptions { Source = source, Subject = "quotients", Report = reports.Enqueue, MaxGroup = 60, Lanes = 1 });

    /// <summary>Keeps the only lane busy until the gate is opened.</summary>
    private async Task<Task<int>> HoldAt(int divisor)
    {
        quotients.Gate = new TaskCompletionSource();
        var first = reader.Read(quotients, divisor);
        await quotients.Entered.Task;
        return first;
    }

    /// <summary>1000 divided by each, which the server refuses for zero. Notes how many came together.</summary>
    private sealed class QuotientsHandler : GroupHandler<int, int>
    {
        public ConcurrentQueue<int> Groups { get; } = new();

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource Entered { get; } = new();

        public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<int> items, int[] results)
        {
            Groups.Enqueue(items.Count);
            Entered.TrySetResult();
            if (Gate is { } gate) await gate.Task;
            await using var select = new NpgsqlCommand("SELECT 1000 / n FROM unnest($1) WITH ORDINALITY d(n, place) ORDER BY place", connection)
            {
                Parameters = { new() { Value = items.ToArray() } },
            };
            await using var rows = await select.ExecuteReaderAsync();
            for (var i = 0; await rows.ReadAsync(); i++) results[i] = rows.GetInt32(0);
        }
    }
}
