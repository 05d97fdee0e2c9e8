using Akka.Actor;
using Enrichment.Actors.Scheduling;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Scheduling;

namespace Enrichment.Actors.Tests.Scheduling;

public sealed class SchedulerTests : IDisposable
{
    private readonly ActorBench bench = new(new FakeCatalog());
    private readonly FakeSchedule kept = new();
    private readonly FakeNights nights = new();
    private readonly Listener asker;
    private IActorRef scheduler;

    public SchedulerTests()
    {
        asker = bench.Listen("asker");
        scheduler = Start("first");
    }

    private DateTimeOffset Now => bench.Time.GetUtcNow();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Each_tenant_gets_one_run_a_night_however_often_nodes_ping()
    {
        Ping();
        nights.Begun.ShouldBeEmpty();

        UntilTwo();
        Ping();
        Ping();
        bench.Pass(TimeSpan.FromHours(1));
        Ping();

        nights.Begun.ShouldBe([("acme", Date(0)), ("best", Date(0))]);
        bench.Pass(TimeSpan.FromHours(24));
        Ping();
        nights.Begun.Skip(2).ShouldBe([("acme", Date(1)), ("best", Date(1))]);
    }

    [Fact]
    public void A_run_that_was_missed_by_less_than_the_patience_is_made_up_once_by_whoever_comes_up()
    {
        Ping();
        UntilTwo();
        bench.Pass(TimeSpan.FromHours(5));

        scheduler = Start("second");
        Ping();
        scheduler = Start("third");
        Ping();

        nights.Begun.ShouldBe([("acme", Date(0)), ("best", Date(0))]);
    }

    [Fact]
    public void One_that_is_later_than_that_is_noted_as_missed_and_not_made_up()
    {
        Ping();
        UntilTwo();
        bench.Pass(TimeSpan.FromHours(7));

        Ping();
        Ping();

        nights.Begun.ShouldBeEmpty();
        nights.Missed.ShouldBe(["acme", "best"]);
        kept.Find("nightly", "acme").Now()!.Outcome!.ShouldStartWith("missed");
    }

    [Fact]
    public void A_schedule_that_is_new_here_has_missed_nothing()
    {
        UntilTwo();
        bench.Pass(TimeSpan.FromHours(1));

        Ping();

        nights.Begun.ShouldBeEmpty();
        nights.Missed.ShouldBeEmpty();
    }

    [Fact]
    public void A_store_that_fails_costs_a_ping_and_no_run()
    {
        Ping();
        UntilTwo();
        kept.Fails = true;
        Ping();
        nights.Begun.ShouldBeEmpty();

        kept.Fails = false;
        Ping();

        nights.Begun.Count.ShouldBe(2);
    }

    [Fact]
    public void What_one_tenants_run_suffers_costs_the_other_nothing_and_is_noted()
    {
        nights.Failing = "acme";
        Ping();
        UntilTwo();
        Ping();

        nights.Begun.ShouldBe([("best", Date(0))]);
        kept.Find("nightly", "acme").Now()!.Outcome.ShouldBe("failed: no disk");
        kept.Find("nightly", "best").Now()!.Outcome.ShouldBe("begun");
    }

    [Fact]
    public void A_trigger_begins_the_asking_tenants_run_of_the_day_and_tells_what_came_of_it()
    {
        asker.Tell(scheduler, new TriggerNightly("best", "key-1"));

        asker.Only<NightlyOutcome>().ShouldBe(new NightlyOutcome("best", "nightly", true, "begun"));
        nights.Begun.ShouldBe([("best", DateOnly.FromDateTime(Now.UtcDateTime))]);
        kept.Find("nightly", "best").Now()!.Outcome.ShouldBe("begun");
    }

    private void Ping() => asker.Tell(scheduler, new PingScheduler());

    private void UntilTwo() => bench.Pass(FirstTwo() - Now);

    private DateTimeOffset FirstTwo() => new ZonedCron(CronExpression.Parse("0 2 * * *"), TimeZoneInfo.Utc).Next(Now)!.Value;

    private DateOnly Date(int nights) => kept.FirstDue!.Value.AddDays(nights);

    private IActorRef Start(string name) => bench.Start(
        Props.Create(() => new Scheduler(new SchedulerServices(
            "nightly", new ZonedCron(CronExpression.Parse("0 2 * * *"), TimeZoneInfo.Utc), kept, nights, bench.Time, TimeSpan.FromHours(6), TimeSpan.FromSeconds(15)))),
        name);

    private sealed class FakeNights : INightlyRuns
    {
        public List<(string Tenant, DateOnly Date)> Begun { get; } = [];

        public List<string> Missed { get; } = [];

        public string? Failing { get; set; }

        public Task<IReadOnlyList<string>> Tenants() => Task.FromResult<IReadOnlyList<string>>(["acme", "best"]);

        public Task<NightlyOutcome> Begin(string tenant, DateOnly date, string by)
        {
            if (tenant == Failing)
            {
                throw new InvalidOperationException("no disk");
            }

            Begun.Add((tenant, date));
            return Task.FromResult(new NightlyOutcome(tenant, "nightly", true, "begun"));
        }

        public Task NoteMissed(string tenant, DateTimeOffset due, string why)
        {
            Missed.Add(tenant);
            return Task.CompletedTask;
        }
    }

    private sealed class FakeSchedule : IScheduleStore
    {
        private readonly Dictionary<string, ScheduleRecord> records = [];

        public bool Fails { get; set; }

        public DateOnly? FirstDue { get; private set; }

        public Task<ScheduleRecord> Know(string schedule, DateTimeOffset now)
        {
            if (Fails)
            {
                return Task.FromException<ScheduleRecord>(new IOException("the disk is full"));
            }

            records.TryAdd("", new ScheduleRecord(now, null, null, null));
            return Task.FromResult(records[""]);
        }

        public Task<ScheduleRecord?> Find(string schedule, string tenant) => Task.FromResult(records.GetValueOrDefault(tenant));

        public Task Note(string schedule, string? tenant, DateTimeOffset due, DateTimeOffset at, string outcome)
        {
            FirstDue ??= DateOnly.FromDateTime(due.UtcDateTime);
            records[tenant ?? ""] = new ScheduleRecord(records.GetValueOrDefault(tenant ?? "")?.KnownSince ?? at, due, at, outcome);
            return Task.CompletedTask;
        }
    }
}
