using System.Net;
using Enrichment.Acceptance.Money;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A disk without room: at the start, in the middle of a run, under a server that is given room again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Rows = 120;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, "the store's file is made")]
    [InlineData(100, "its tables are made")]
    [InlineData(520, "answers come")]
    public async Task A_run_without_room_names_file_and_reason_and_goes_on_when_there_is_room(int kibibytes, string when)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "91");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));

        var ended = (await (run with { Launch = run.Launch.OnSmallDisk(kibibytes) }).Run("--stages", "fund")).With(2);

        var last = ended.Error.Split('\n')[^1];
        last.ShouldStartWith($"enrich: The store {folder.At("data/enrichment.db")} is not available: the disk ", customMessage: when);
        last.ShouldContain("full", customMessage: when);
        last.ShouldContain("--resume", customMessage: when);
        ended.Error.ShouldNotContain("   at ");

        (await run.Run("--stages", "fund", "--resume")).With(0);
        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
    }

    [Fact]
    public async Task A_server_whose_disk_fills_up_goes_on_by_itself_once_there_is_room()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "92", "--latency", "50ms");
        using var server = await ServerProcess.Start(new Launch(folder.Path).OnSmallDisk(null), "data", sandbox);
        var table = (await server.Post("/v2/tables", "text/csv", Companies.Mixed(Rows, Rows), HttpStatusCode.Created)).GetProperty("id").GetString()!;
        var job = (await server.Post($"/v2/tables/{table}/enrich", "application/json", """{"columnIds":["company.industry","company.phone"]}""", HttpStatusCode.Accepted))
            .GetProperty("id").GetString()!;
        await Patience.Until(async () => await sandbox.Count() >= 20, () => "20 calls never came");

        await SmallDisk.Fill(server.Id, new FileInfo(folder.At("data/enrichment.db-wal")).Length);
        await Patience.Until(async () => await IsReady(server) == HttpStatusCode.ServiceUnavailable, () => "the server never said that its disk is full");
        var whileFull = await server.Http.GetStringAsync(new Uri($"/v2/tables/{table}", UriKind.Relative));
        await SmallDisk.MakeRoom(server.Id);

        await Patience.Until(
            async () => (await server.Get($"/v2/tables/{table}/jobs/{job}")).GetProperty("status").GetString() == "completed", () => "the job did not end");
        whileFull.ShouldContain(table, customMessage: "reading goes on while nothing can be written");
        (await IsReady(server)).ShouldBe(HttpStatusCode.OK);
        await StoreOfTest.AllIsWell(folder.At("data"), Rows, sandbox);
    }

    private static async Task<HttpStatusCode> IsReady(ServerProcess server)
    {
        using var answer = await server.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            (await answer.Content.ReadAsStringAsync()).ShouldContain("the disk refuses to write");
        }

        return answer.StatusCode;
    }
}
