using Akka.Actor;
using Enrichment.Actors.Duties;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Duties;

public sealed class KeepWorkGoingTests : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(2);
    private readonly ActorBench bench = new(new FakeCatalog(FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone))));

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Every_unfinished_run_is_reminded_again_and_again()
    {
        await bench.Store.Runs.SaveRun(View("working", RunStatus.Running));
        await bench.Store.Runs.SaveRun(View("done", RunStatus.Completed));
        Start();
        bench.Runs.Only<WakeRun>();

        bench.Pass(Every);

        bench.Runs.Only<WakeRun>();
    }

    [Fact]
    public async Task A_call_that_has_been_open_for_long_is_given_to_its_entity_and_a_young_one_is_not()
    {
        await bench.Store.Ledger.Intend(Intent("old"));
        bench.Pass(OpenFor);
        await bench.Store.Ledger.Intend(Intent("young"));
        bench.Pass(Every);

        Start();

        bench.Entities.Only<SettleOpenCall>().Call.Intent.CallId.ShouldBe("old");
    }

    private void Start() => bench.Start(Props.Create(() => new KeepWorkGoing(bench.Services, bench.Directory, Every, OpenFor)), "keep");

    private static RunView View(string name, RunStatus status) => new(new RunId("acme", name), 1, Table, status, null, null, DateTimeOffset.UnixEpoch, null);

    private CallIntent Intent(string id) => new(
        id, Company($"{id}.com"), "cheap.find", "cheap", id, id, new BucketId(Run, "s"), new DateOnly(2026, 1, 1), 0.01m, 1, "v1", PriorityClass.Medium,
        bench.Time.GetUtcNow(), []);
}
