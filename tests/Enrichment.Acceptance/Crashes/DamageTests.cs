using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A store that is damaged after a run was killed: told by name, never passed over.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Rows = 60;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Data => folder.At("data");

    [Fact]
    public async Task A_buckets_event_that_is_not_what_was_stored_stops_that_bucket_by_name_and_no_other()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        const string Event = "persistence_id LIKE 'bucket-%/saas' AND sequence_nr = 1";
        var payload = StoreOfTest.Text(Data, $"SELECT hex(payload) FROM journal WHERE {Event}");
        // Still JSON, and still an event: only its checksum tells that more money may be spent than was allowed.
        StoreOfTest.Change(Data, $"UPDATE journal SET payload = CAST(replace(CAST(payload AS TEXT), '\"limit\":500', '\"limit\":900') AS BLOB) WHERE {Event}");

        var ended = (await run.Run("--resume")).With(2);

        ended.Error.Split('\n')[^1].ShouldStartWith($"enrich: The event 1 of {StoreOfTest.Text(Data, $"SELECT persistence_id FROM journal WHERE {Event}")} ");
        StoreOfTest.Number(Data, "SELECT count(*) FROM rows WHERE status = 0 AND segment <> 'saas'").ShouldBe(0, "the others went on");
        StoreOfTest.Number(Data, "SELECT count(*) FROM rows WHERE status = 0 AND segment = 'saas'").ShouldBeGreaterThan(0);
        StoreOfTest.Change(Data, $"UPDATE journal SET payload = x'{payload}' WHERE {Event}");
        await run.EndsWell(Data, Rows, sandbox);
    }

    [Fact]
    public async Task A_runs_event_that_cannot_be_read_ends_its_command_by_name()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        const string Event = "persistence_id LIKE 'run-%' AND sequence_nr = 2";
        var payload = StoreOfTest.Text(Data, $"SELECT hex(payload) FROM journal WHERE {Event}");
        StoreOfTest.Change(Data, $"UPDATE journal SET payload = x'00' WHERE {Event}");

        (await run.Run("--resume")).With(2).Error.Split('\n')[^1].ShouldStartWith("enrich: The event 2 of run-local/");

        StoreOfTest.Change(Data, $"UPDATE journal SET payload = x'{payload}' WHERE {Event}");
        await run.EndsWell(Data, Rows, sandbox);
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("calls")]
    public async Task A_page_of_zeroes_in_a_store_that_nobody_closed_is_found_before_anything_is_done(string table)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        // All of it into the file; a log of which nothing is left is what says that nobody closed it.
        StoreOfTest.Change(Data, "PRAGMA wal_checkpoint(TRUNCATE)");
        File.WriteAllBytes(StoreOfTest.FileIn(Data) + "-wal", new byte[32]);
        var page = StoreOfTest.Number(Data, $"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'");
        var whole = File.ReadAllBytes(StoreOfTest.FileIn(Data));
        var damaged = whole.ToArray();
        damaged.AsSpan((int)(page - 1) * 4096, 4096).Clear();
        File.WriteAllBytes(StoreOfTest.FileIn(Data), damaged);
        File.WriteAllBytes(StoreOfTest.FileIn(Data) + "-wal", new byte[32]);
        var asked = await sandbox.Count();

        var ended = (await run.Run("--resume")).With(2);

        ended.Error.ShouldContain($"enrich: The store {StoreOfTest.FileIn(Data)} cannot be read: table {table} is damaged");
        (await sandbox.Count()).ShouldBe(asked);
        File.ReadAllBytes(StoreOfTest.FileIn(Data)).ShouldBe(damaged, "it was left as it is");
        File.WriteAllBytes(StoreOfTest.FileIn(Data), whole);
        await run.EndsWell(Data, Rows, sandbox);
    }

    private async Task<FileRunOfTest> Killed(SandboxProcess sandbox)
    {
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));
        await run.Kill(sandbox, 0.5m);
        return run;
    }
}
