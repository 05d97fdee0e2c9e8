using System.Globalization;
using System.Net;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Server;

/// <summary>A server that is killed with -9 while a job goes on and somebody listens.</summary>
public sealed class ServerKillTests : IDisposable
{
    private const int Rows = 200;
    private const int HeardBeforeTheKill = 40;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_servers_job_goes_on_by_itself_and_its_events_go_on_where_the_listener_was()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "50ms");
        var heard = new List<(long Id, string Row)>();
        string table, job;
        using (var first = await ServerProcess.Start(folder, sandbox))
        {
            table = (await first.Post("/v2/tables", "text/csv", Companies.Mixed(Rows, Rows / 2), HttpStatusCode.Created)).GetProperty("id").GetString()!;
            var opened = new TaskCompletionSource();
            var listening = Listen(first, $"/v2/tables/{table}/events?from=0", heard, HeardBeforeTheKill, opened);
            await opened.Task;
            job = (await first.Post($"/v2/tables/{table}/enrich", "application/json", """{"columnIds":["company.industry","company.phone"]}""", HttpStatusCode.Accepted))
                .GetProperty("id").GetString()!;
            await listening;
            first.KillHard();
        }

        heard.Count.ShouldBe(HeardBeforeTheKill);
        using var second = await ServerProcess.Start(folder, sandbox);
        await Listen(second, $"/v2/tables/{table}/events", heard, Rows - HeardBeforeTheKill, new TaskCompletionSource(), heard[^1].Id);
        await Patience.Until(
            async () => (await second.Get($"/v2/tables/{table}/jobs/{job}")).GetProperty("status").GetString() == "completed", () => "the job did not end");

        heard.Select(e => e.Id).ShouldBeInOrder();
        heard.Select(e => e.Row).Distinct().Count().ShouldBe(Rows, "each row came once");
        await TheBillIsTheLedgers(sandbox);
    }

    /// <summary>But for calls whose answer died with the process, which the ledger lists as unsettled at their most.</summary>
    private async Task TheBillIsTheLedgers(SandboxProcess sandbox)
    {
        var run = new FileRunOfTest(folder, sandbox);
        var ledger = await run.Ask("ledger");
        var bill = (await sandbox.Bill()).Total;
        var total = ledger.GetProperty("total").GetDecimal();
        total.ShouldBeGreaterThan(0);
        bill.ShouldBeInRange(total, total + ledger.GetProperty("unsettled_at_most").GetDecimal());
    }

    /// <summary>Hears so many rows, with their ids.</summary>
    private static async Task Listen(
        ServerProcess server, string path, List<(long Id, string Row)> heard, int rows, TaskCompletionSource opened, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is { } last)
        {
            request.Headers.Add("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture));
        }

        using var answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var (id, name, until) = (0L, "", heard.Count + rows);
        while (heard.Count < until && await lines.ReadLineAsync() is { } line)
        {
            opened.TrySetResult();
            (id, name) = (After(line, "id: ") is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : id, After(line, "event: ") ?? name);
            if (name == "row" && After(line, "data: ") is { } data)
            {
                heard.Add((id, System.Text.Json.JsonDocument.Parse(data).RootElement.GetProperty("id").GetString()!));
            }
        }
    }

    private static string? After(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..] : null;
}
