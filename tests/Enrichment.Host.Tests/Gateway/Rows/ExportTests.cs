using System.Net;
using System.Text.Json;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Rows;

public sealed class ExportTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private string table = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        table = await gateway.Http.Import("name,website,=note\n=cmd|' /C calc'!A0,firm1.com,+1 555 010 0000\n@SUM(A1),firm2.com,'=kept\n");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_escaped()
    {
        var cells = Csv.Cells(gateway.Folder.Write("out.csv", await gateway.Http.GetStringAsync(new Uri($"/v2/tables/{table}/export", UriKind.Relative))));

        cells[0][..3].ShouldBe(["name", "website", "'=note"]);
        cells[1][..3].ShouldBe(["'=cmd|' /C calc'!A0", "firm1.com", "+1 555 010 0000"]);
        cells[2][0].ShouldBe("'@SUM(A1)");
    }

    [Fact]
    public async Task Raw_gives_input_cells_as_they_came()
    {
        var raw = await gateway.Http.GetStringAsync(new Uri($"/v2/tables/{table}/export?raw=true", UriKind.Relative));

        var cells = Csv.Cells(gateway.Folder.Write("out.csv", raw));
        cells[0][..3].ShouldBe(["name", "website", "=note"]);
        cells[1][..3].ShouldBe(["=cmd|' /C calc'!A0", "firm1.com", "+1 555 010 0000"]);
        cells[2][..3].ShouldBe(["@SUM(A1)", "firm2.com", "'=kept"]);
    }

    [Fact]
    public async Task Json_lines_hold_a_row_each()
    {
        var text = await gateway.Http.GetStringAsync(new Uri($"/v2/tables/{table}/export?format=jsonl", UriKind.Relative));

        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        rows.Select(r => r.Text("id")).ShouldBe([$"{table}:1", $"{table}:2"]);
        rows[0].GetProperty("data").Text("name").ShouldBe("=cmd|' /C calc'!A0");
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused() =>
        (await gateway.Http.GetJson($"/v2/tables/{table}/export?format=xlsx", HttpStatusCode.BadRequest)).Text("field").ShouldBe("format");
}
