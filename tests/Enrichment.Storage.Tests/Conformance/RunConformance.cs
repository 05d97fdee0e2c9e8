using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class RunConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task Unfinished_runs_come_oldest_first()
    {
        await Store.Runs.SaveRun(View("late", 1, RunStatus.Running, Now.AddHours(1)));
        await Store.Runs.SaveRun(View("early", 1, RunStatus.Paused, Now));
        await Store.Runs.SaveRun(View("done", 1, RunStatus.Completed, Now));
        await Store.Runs.SaveRun(View("gone", 1, RunStatus.Cancelled, Now));

        (await Store.Runs.UnfinishedRuns()).Select(r => r.Name).ShouldBe(["early", "late"]);
    }

    [Fact]
    public async Task An_older_view_never_replaces_a_newer_one()
    {
        await Store.Runs.SaveRun(View("r1", 2, RunStatus.Completed, Now));
        await Store.Runs.SaveRun(View("r1", 1, RunStatus.Running, Now));

        (await Store.Runs.UnfinishedRuns()).ShouldBeEmpty();
    }

    private static RunView View(string name, long revision, RunStatus status, DateTimeOffset startedAt) =>
        new(new RunId(Tenant, name), revision, Table, status, 10, null, startedAt, null);
}

public sealed class RunsInMemoryTests : RunConformance<InMemory>;

public sealed class RunsOnSqliteTests : RunConformance<OnSqlite>;

public sealed class RunsOnPostgresTests : RunConformance<OnPostgres>;
