using Enrichment.Domain.Ports;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>What outlives a restart though no run holds it.</summary>
public abstract class StandingConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    [Fact]
    public async Task A_pause_is_there_after_a_restart_until_it_is_taken_back()
    {
        await Store.Pauses.Pause(new AccountPause("hunter", "too dear", Now));
        await Store.Pauses.Pause(new AccountPause("hunter", "the key leaked", Now.AddHours(1)));

        await Reopen();

        (await Store.Pauses.All()).ShouldBe([new AccountPause("hunter", "the key leaked", Now.AddHours(1))]);
        await Store.Pauses.Resume("hunter");
        (await Store.Pauses.All()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_schedule_is_known_since_the_first_time_and_remembers_its_last_turn()
    {
        (await Store.Schedules.Know("nightly", Now)).ShouldBe(new ScheduleRecord(Now, null, null, null));
        await Store.Schedules.Note("nightly", null, Now.AddHours(1), Now.AddHours(2), "begun");
        await Store.Schedules.Note("nightly", "acme", Now.AddHours(1), Now.AddHours(2), "skipped");

        await Reopen();

        (await Store.Schedules.Know("nightly", Now.AddDays(1))).ShouldBe(new ScheduleRecord(Now, Now.AddHours(1), Now.AddHours(2), "begun"));
        (await Store.Schedules.Find("nightly", "acme"))!.Outcome.ShouldBe("skipped");
        (await Store.Schedules.Find("nightly", "other")).ShouldBeNull();
    }
}

public sealed class StandingOnSqliteTests : StandingConformance<OnSqlite>;

public sealed class StandingOnPostgresTests : StandingConformance<OnPostgres>;
