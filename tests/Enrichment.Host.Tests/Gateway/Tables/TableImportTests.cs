using System.Net;
using System.Text;
using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Tables;

public sealed class TableImportTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start(s => s with
    {
        Serve = s.Serve with { UploadLimit = 4_096, BodyLimit = 2_048, RowLimit = 50 },
        Run = s.Run with { CellLimit = 500, ColumnLimit = 20 },
    });

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_csv_file_becomes_a_table_whose_cells_are_unaltered()
    {
        var table = await gateway.Http.PostCsv("/v2/tables?name=my%20firms", "Company;Website;Company\nZürich AG;http://zag.ch;\"a;b\"\nShort\n");

        table.Text("name").ShouldBe("my firms");
        table.GetProperty("import").GetRawText().ShouldBe("""{"rows":2,"shortRows":1,"badRows":0}""");
        table.GetProperty("columns").EnumerateArray().Select(c => $"{c.Text("id")}={c.Text("name")}:{c.GetProperty("role")}")
            .ShouldBe(["c1=Company:name", "c2=Website:domain", "c3=Company:"]);
        var rows = await gateway.Http.Rows(table.Text("id"));
        rows[0].GetProperty("data").GetRawText().ShouldBe("""{"Company":"Zürich AG","Website":"http://zag.ch","c3":"a;b"}""");
        rows[1].GetProperty("data").GetRawText().ShouldBe("""{"Company":"Short","Website":"","c3":""}""");
    }

    [Theory]
    [InlineData("application/json", """{"name":"typed","rows":[ROW,{"website":"b.com"}]}""")]
    [InlineData("application/x-ndjson", "ROW\n{\"website\":\"b.com\"}\n")]
    public async Task Typed_cells_are_given_back_as_they_came(string type, string body)
    {
        const string row = """{"website":"a.com","n":1.50,"yes":true,"nothing":null,"list":[1,"x"],"mixed":"007","text":"=1+1"}""";
        using var content = new StringContent(body.Replace("ROW", row, StringComparison.Ordinal), Encoding.UTF8, type);

        var table = await gateway.Http.Ask(HttpMethod.Post, "/v2/tables", content, HttpStatusCode.Created);

        var rows = await gateway.Http.Rows(table.Text("id"));
        rows[0].GetProperty("data").GetRawText()
            .ShouldBe("""{"website":"a.com","n":1.50,"yes":true,"nothing":"","list":[1,"x"],"mixed":"007","text":"=1+1"}""");
        rows[1].GetProperty("data").GetProperty("n").ValueKind.ShouldBe(JsonValueKind.Null);
        table.GetProperty("columns").EnumerateArray().Select(c => c.Text("type"))
            .ShouldBe(["text", "number", "boolean", "text", "json", "text", "text"]);
    }

    [Fact]
    public async Task A_preview_guesses_the_columns_and_stores_nothing()
    {
        var preview = await gateway.Http.PostCsv("/v2/tables/preview", "Firm,Homepage\nA,http://a.com\nB,http://b.com\n", HttpStatusCode.OK);

        preview.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("role").GetString()).ShouldBe(["name", "domain"]);
        preview.GetProperty("sample").GetArrayLength().ShouldBe(2);
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
        Directory.GetFiles(Path.Combine(gateway.Data, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_idempotency_key_is_the_same_table_and_another_file_with_it_is_refused()
    {
        const string csv = "name,website\nA,a.com\n";

        var first = await gateway.Http.PostCsv("/v2/tables", csv, idempotencyKey: "k");
        var again = await gateway.Http.PostCsv("/v2/tables", csv, idempotencyKey: "k");
        await gateway.Http.PostCsv("/v2/tables", csv + "B,b.com\n", HttpStatusCode.UnprocessableEntity, "k");

        again.Text("id").ShouldBe(first.Text("id"));
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("?columns=domain", "columns")]
    [InlineData("?columns=domian=website", "columns.domian")]
    [InlineData("?columns=domain=webpage", "columns.domain")]
    [InlineData("?delimiter=ab", "delimiter")]
    [InlineData("?strategy=helthcare", "strategy")]
    public async Task A_wrong_parameter_is_named(string query, string field)
    {
        var problem = await gateway.Http.PostCsv($"/v2/tables{query}", "name,website\nA,a.com\n", HttpStatusCode.BadRequest);

        problem.Text("field").ShouldBe(field);
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_leaves_nothing_behind()
    {
        await gateway.Http.PostCsv("/v2/tables", "name,website\n" + new string('x', 5_000), HttpStatusCode.RequestEntityTooLarge);
        await gateway.Http.PostCsv(
            "/v2/tables", "website\n" + string.Concat(Enumerable.Range(0, 51).Select(i => $"w{i}.com\n")), HttpStatusCode.RequestEntityTooLarge);
        await gateway.Http.PostJson(
            "/v2/tables", new { rows = new[] { new { website = "a.com", text = new string('x', 3_000) } } }, HttpStatusCode.RequestEntityTooLarge);
        await gateway.Http.PostCsv("/v2/tables", string.Join(',', Enumerable.Range(0, 21)) + "\n1\n", HttpStatusCode.BadRequest);

        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
        Directory.GetFiles(Path.Combine(gateway.Data, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_imports_at_once_are_told_to_come_again()
    {
        await using var narrow = await GatewayOfTest.Start(s => s with { Serve = s.Serve with { Imports = 1 } });
        using var body = new HeldContent("name,website\nA,a.com\n");
        var first = narrow.Http.PostAsync(new Uri("/v2/tables", UriKind.Relative), body);
        await body.HasBegun;
        await GatewayOfTest.Until(
            () => Task.FromResult(Directory.GetFiles(Path.Combine(narrow.Data, "uploads")).Length > 0), () => "the first import never began");

        using var second = await narrow.Http.PostAsync(new Uri("/v2/tables", UriKind.Relative), new StringContent("website\nb.com\n", Encoding.UTF8, "text/csv"));
        body.Finish();

        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter.ShouldNotBeNull();
        (await first).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_half_import_is_taken_away_at_the_next_start()
    {
        var whole = await gateway.Http.Import("name,website\nA,a.com\n");
        await gateway.Node.Store.Tables.CreateTable(
            new TableDefinition("t-half", "local", "half", ["website"], [], DateTimeOffset.UnixEpoch, new TableShape(new Dictionary<string, int>(), [], null)));
        await File.WriteAllBytesAsync(Path.Combine(gateway.Data, "uploads", "t-half.importing"), []);
        await File.WriteAllTextAsync(Path.Combine(gateway.Data, "uploads", "t-half2.body"), "website\nx.com\n");
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(1);
        await gateway.Http.GetJson("/v2/tables/t-half", HttpStatusCode.NotFound);

        await gateway.Restart();

        (await gateway.Node.Store.Tables.FindTable("t-half")).ShouldBeNull();
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").EnumerateArray().Select(t => t.Text("id")).ShouldBe([whole]);
        Directory.GetFiles(Path.Combine(gateway.Data, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_is_deleted_with_its_rows()
    {
        var table = await gateway.Http.Import("name,website\nA,a.com\n");

        await gateway.Http.Ask(HttpMethod.Delete, $"/v2/tables/{table}", null, HttpStatusCode.NoContent);

        await gateway.Http.GetJson($"/v2/tables/{table}", HttpStatusCode.NotFound);
        await gateway.Http.GetJson($"/v2/tables/{table}/rows", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Tables_are_listed_a_page_at_a_time_and_those_being_imported_are_not()
    {
        var tables = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            tables.Add(await gateway.Http.Import($"name,website\nA,a{i}.com\n"));
        }

        foreach (var hidden in tables[1..5])
        {
            await File.WriteAllBytesAsync(Path.Combine(gateway.Data, "uploads", $"{hidden}.importing"), []);
        }

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await gateway.Http.GetJson($"/v2/tables?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("tables").EnumerateArray().Select(t => t.Text("id")));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        seen.ShouldBe([tables[6], tables[5], tables[0]]);
        (await gateway.Http.GetJson("/v2/tables?cursor=yesterday", HttpStatusCode.BadRequest)).Text("field").ShouldBe("cursor");
    }
}
