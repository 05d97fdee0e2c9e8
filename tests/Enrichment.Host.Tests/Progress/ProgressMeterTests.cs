using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Progress;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Progress;

public sealed class ProgressMeterTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Speed_and_time_left_are_those_of_the_last_minute()
    {
        var meter = new ProgressMeter(time);
        meter.Read(At(0, 900), 0, []).RecordsPerMinute.ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(30));
        var half = meter.Read(At(300, 600), 0, []);
        half.RecordsPerMinute.ShouldBe(600);
        half.Left.ShouldBe(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromSeconds(90));
        meter.Read(At(330, 570), 0, []).RecordsPerMinute.ShouldBe(20);
    }

    [Fact]
    public void A_snapshot_sums_the_buckets()
    {
        var snapshot = new ProgressMeter(time).Read(At(10, 90), 7, [new SourceHits("hunter", 8, 3)]);
        snapshot.ShouldSatisfyAllConditions(
            s => s.Total.ShouldBe(100), s => s.Completed.ShouldBe(10), s => s.Cost.ShouldBe(1.5m), s => s.Budget.ShouldBe(20), s => s.Tokens.ShouldBe(7),
            s => s.Sources[0].HitRate.ShouldBe(37.5m), s => s.CostPerRecord.ShouldBe(0.15m), s => s.Left.ShouldBeNull());
    }

    [Fact]
    public void A_line_says_what_matters()
    {
        var snapshot = new RunSnapshot(9_601, 4_000, 12, 5, 0, 1.2345m, 50, 1_234, TimeSpan.FromSeconds(75), [], []);
        ProgressText.Counts(snapshot).ShouldBe("4,017 of 9,601 (41.8 %)  completed 4,000  failed 12  deferred 5");
        ProgressText.Money(snapshot).ShouldBe("$1.2345 of $50.00  tokens 0");
        ProgressText.Pace(snapshot).ShouldBe("1,234 records/min  about 75 s left");
    }

    [Fact]
    public void What_is_paused_is_named_once_and_is_not_in_the_time_left()
    {
        var (meter, pauses) = (new ProgressMeter(time), new PauseNotices());
        meter.Read(At(0, 100), 0, []);
        time.Advance(TimeSpan.FromMinutes(1));

        var some = meter.Read(At(50, 50, paused: 1_500), 0, []);
        (some.Left, some.IsPaused).ShouldBe((TimeSpan.FromMinutes(1), false));
        ProgressText.Pace(some).ShouldBe("50 records/min  about 60 s left, but for what is paused");
        pauses.Check(some).ShouldBe("paused: saas (1,500 left); to take one up: enrich bucket resume saas");
        pauses.Check(some).ShouldBeNull();

        var all = meter.Read(At(100, 0, paused: 1_500), 0, []);
        (all.Left, all.IsPaused).ShouldBe((null, true));
        ProgressText.Pace(all).ShouldBe("100 records/min  all that is left is paused");
        pauses.Check(all).ShouldBeNull();

        pauses.Check(meter.Read(At(100, 0), 0, [])).ShouldBeNull("it was taken up");
        pauses.Check(all).ShouldNotBeNull("and paused again");
    }

    [Fact]
    public void Plain_lines_come_every_few_seconds_only()
    {
        var lines = new StringWriter();
        var display = new LineDisplay(lines, time);
        var snapshot = new ProgressMeter(time).Read(At(1, 9), 0, []);
        display.Show(snapshot);
        time.Advance(TimeSpan.FromSeconds(2));
        display.Show(snapshot);
        time.Advance(TimeSpan.FromSeconds(3));
        display.Show(snapshot);
        lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    private static RunProgress At(long done, long pending, long paused = 0)
    {
        var run = new RunId("local", "r");
        var (working, waiting) = (Bucket("default", BucketStatus.Running, 1.5m, done, pending), Bucket("saas", BucketStatus.Paused, 0, 0, paused));
        return new RunProgress(new RunView(run, 1, "t1", RunStatus.Running, 20, null, Some.Time, null), [working, waiting], pending + paused);

        BucketView Bucket(string name, BucketStatus status, decimal spent, long enriched, long left) => new(
            new BucketId(run, name), 1, "default", PriorityClass.Minimal, status, 20, spent,
            new Dictionary<RowStatus, long> { [RowStatus.Enriched] = enriched, [RowStatus.Pending] = left }, new Dictionary<string, long>(), null, Some.Time, null);
    }
}
