using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Lookups;

/// <summary>Who goes first where not all can go at once.</summary>
public sealed class UrgencyTests : IDisposable
{
    private const int LatencyMs = 30;
    private const int ClockSlackMs = 5;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_restaurant_is_begun_while_a_healthcare_company_waits_at_the_same_source()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "51", "--latency", "30ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.File([.. Rows(0, 40, "restaurant"), .. Rows(40, 30, "hospital"), .. Rows(70, 40, "restaurant")]));

        (await run.Run("--stages", "fund", "--max-workers", "1")).With(0);

        var begun = (await sandbox.Calls()).Where(c => c.Source == "web").Select(c => Bare(c.Subject)).Distinct().ToList();
        var healthcare = Enumerable.Range(40, 30).Select(Companies.Domain).ToHashSet();
        var lastOfHealthcare = begun.FindLastIndex(healthcare.Contains);
        begun.Count(healthcare.Contains).ShouldBe(30);
        begun.Take(lastOfHealthcare).SkipWhile(d => !healthcare.Contains(d)).ShouldAllBe(d => healthcare.Contains(d));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_lookups_are_in_flight_than_there_are_workers(int workers)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "52", "--latency", $"{LatencyMs}ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(40, 40));

        (await run.Run("--max-workers", $"{workers}")).With(0);

        MostAtOnce(await sandbox.Calls()).ShouldBe(workers);
    }

    /// <summary>
    /// A call is surely in flight until its latency has passed: the sandbox notes its end a little after the caller has the
    /// answer, and reads its two clocks (arrival, latency) a moment apart, which a busy machine can stretch.
    /// </summary>
    private static int MostAtOnce(IEnumerable<Call> calls)
    {
        var events = calls
            .SelectMany(c => new[] { (c.At, Change: 1), (At: c.At.AddMilliseconds(Math.Min(LatencyMs - ClockSlackMs, (double)c.Duration * 1000)), Change: -1) })
            .OrderBy(e => e.At).ThenBy(e => e.Change);
        var (now, most) = (0, 0);
        foreach (var (_, change) in events)
        {
            now += change;
            most = Math.Max(most, now);
        }

        return most;
    }

    private static IEnumerable<string[]> Rows(int from, int count, string category) =>
        Enumerable.Range(from, count).Select(i => Companies.Row(i, category));

    private static string Bare(string subject) => subject.StartsWith("www.", StringComparison.Ordinal) ? subject[4..] : subject;
}
