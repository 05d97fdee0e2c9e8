using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite;
using Sqlite.GroupCommit;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>What outlives a restart though no run holds it.</summary>
public sealed class StandingTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_pause_is_there_after_a_restart_until_it_is_taken_back()
    {
        await using (var store = Open())
        {
            await store.Pauses.Pause(new AccountPause("hunter", "too dear", Now));
            await store.Pauses.Pause(new AccountPause("hunter", "the key leaked", Now.AddHours(1)));
        }

        await using var again = Open();
        (await again.Pauses.All()).ShouldBe([new AccountPause("hunter", "the key leaked", Now.AddHours(1))]);
        await again.Pauses.Resume("hunter");
        (await again.Pauses.All()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_schedule_is_known_since_the_first_time_and_remembers_its_last_turn()
    {
        await using (var store = Open())
        {
            (await store.Schedules.Know("nightly", Now)).ShouldBe(new ScheduleRecord(Now, null, null, null));
            await store.Schedules.Note("nightly", null, Now.AddHours(1), Now.AddHours(2), "begun");
            await store.Schedules.Note("nightly", "acme", Now.AddHours(1), Now.AddHours(2), "skipped");
        }

        await using var again = Open();
        (await again.Schedules.Know("nightly", Now.AddDays(1))).ShouldBe(new ScheduleRecord(Now, Now.AddHours(1), Now.AddHours(2), "begun"));
        (await again.Schedules.Find("nightly", "acme"))!.Outcome.ShouldBe("skipped");
        (await again.Schedules.Find("nightly", "other")).ShouldBeNull();
    }

    private SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path, Synchronous = Synchronous.Off });
}
