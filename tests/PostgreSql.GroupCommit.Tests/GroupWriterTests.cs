using System.Collections.Concurrent;
using Npgsql;
using PostgreSql.Local;

namespace PostgreSql.GroupCommit.Tests;

public sealed class GroupWriterTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly ConcurrentQueue<string> reports = new();
    private readonly NotesHandler notes = new();
    private LocalPostgreSql server = null!;
    private NpgsqlDataSource source = null!;
    private GroupWriter writer = null!;

    public async Task InitializeAsync()
    {
        server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder });
        source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var create = source.CreateCommand("CREATE TABLE notes(note_no bigserial PRIMARY KEY, note text NOT NULL CHECK (note <> ''))");
        await create.ExecuteNonQueryAsync();
        writer = Open();
    }

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await source.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_comes_while_a_group_is_written_shares_the_next_transaction_in_its_order()
    {
        notes.Gate = new TaskCompletionSource();
        var first = writer.Write(notes, "a", "first");
        await notes.Entered.Task;
        var later = Enumerable.Range(0, 100).Select(i => writer.Write(notes, "a", $"{i}")).ToList();
        notes.Gate.SetResult();

        var numbers = await Task.WhenAll(later);
        (await first).ShouldBe(1);
        numbers.ShouldBe(Enumerable.Range(2, 100).Select(i => (long)i));
        notes.Groups.Select(g => g.Count).ShouldBe([1, 100]);
        writer.Counters.Groups.ShouldBe(2);
    }

    [Fact]
    public async Task Scopes_share_no_transaction()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => writer.Write(notes, $"tenant {i % 5}", $"{i % 5}")));

        notes.Groups.ShouldAllBe(group => group.Distinct().Count() == 1);
    }

    [Fact]
    public async Task An_item_at_fault_fails_alone()
    {
        notes.Gate = new TaskCompletionSource();
        var first = writer.Write(notes, "a", "first");
        await notes.Entered.Task;
        var (good, bad, alsoGood) = (writer.Write(notes, "a", "good"), writer.Write(notes, "a", ""), writer.Write(notes, "a", "also good"));
        notes.Gate.SetResult();

        await Task.WhenAll(first, good, alsoGood);
        (await Should.ThrowAsync<PostgresException>(bad)).SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        (await Count()).ShouldBe(3);
    }

    [Fact]
    public async Task Writes_wait_while_the_database_is_away_and_it_is_reported_once()
    {
        await writer.Write(notes, "a", "before");
        await server.Kill();
        var waiting = Enumerable.Range(0, 10).Select(i => writer.Write(notes, $"{i % 2}", $"{i}")).ToList();
        while (reports.IsEmpty) await Task.Yield();
        writer.AwaySince.ShouldNotBeNull();

        await server.Restart();
        await Task.WhenAll(waiting);

        (await Count()).ShouldBe(11);
        writer.AwaySince.ShouldBeNull();
        reports.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Its_end_does_not_wait_for_a_database_that_is_away()
    {
        await server.Kill();
        var waiting = writer.Write(notes, "a", "never");
        while (reports.IsEmpty) await Task.Yield();

        await writer.DisposeAsync();

        (await Should.ThrowAsync<ObjectDisposedException>(waiting)).Message.ShouldContain("notes");
    }

    [Fact]
    public async Task Its_end_writes_what_waits_and_later_writes_fail()
    {
        var waiting = Enumerable.Range(0, 1_000).Select(i => writer.Write(notes, $"{i % 7}", $"{i}")).ToList();

        await writer.DisposeAsync();

        await Task.WhenAll(waiting);
        (await Count()).ShouldBe(1_000);
        await Should.ThrowAsync<ObjectDisposedException>(() => writer.Write(notes, "a", "late"));
    }

    private GroupWriter Open() => new(new GroupWriterOptions { Source = source, Subject = "notes", Report = reports.Enqueue });

    private async Task<long> Count()
    {
        await using var count = source.CreateCommand("SELECT count(*) FROM notes");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
