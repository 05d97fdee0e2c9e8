using System.Net;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Privacy;

public sealed class EntityTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private string table = "";
    private string job = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        table = await gateway.Http.Import("name,website\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"Firm {i},firm{i}.com\n")) + "Firm 1,firm1.com\n");
        job = await gateway.Http.Enrich(table, "company.industry", "company.phone");
        await gateway.Ended(job);
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_row_is_explained_cell_by_cell_with_source_price_time_evidence_and_asker()
    {
        var page = await gateway.Http.Rows(table);
        var row = page.First(r => r.GetProperty("fields").EnumerateObject().Any());

        var why = await gateway.Http.GetJson($"/v2/rows/{row.Text("id")}/explain");

        why.Text("status").ShouldBe(row.Text("status"));
        var cells = why.GetProperty("cells").EnumerateArray().ToList();
        foreach (var field in row.GetProperty("fields").EnumerateObject())
        {
            var cell = cells.Single(c => c.Text("field") == field.Name);
            cell.Text("value").ShouldBe(field.Value.GetString());
            cell.Text("source").ShouldBe(row.GetProperty("metadata").GetProperty(field.Name).Text("source"));
            cell.GetProperty("charge").GetDecimal().ShouldBeGreaterThanOrEqualTo(0);
            cell.GetProperty("time").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
            cell.GetProperty("askedBy").Text("job").ShouldBe(job);
            cell.GetProperty("askedBy").Text("key").ShouldBe("local");
            cell.GetProperty("askedBy").Text("bucket").ShouldBe($"local/{job}/job");
        }

        foreach (var missing in row.GetProperty("missing").EnumerateObject())
        {
            cells.Single(c => c.Text("field") == missing.Name).Text("missing").ShouldBe(missing.Value.GetString());
        }

        why.GetProperty("calls").EnumerateArray().Sum(c => c.GetProperty("charge").GetDecimal()).ShouldBeGreaterThan(0);
        await gateway.Http.GetJson($"/v2/rows/{table}:99/explain", HttpStatusCode.NotFound);
        await gateway.Http.GetJson("/v2/rows/nonsense/explain", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_entity_tells_its_facts_questions_and_calls()
    {
        var entity = await gateway.Http.GetJson("/v2/entities/company/firm1.com");

        entity.Text("id").ShouldBe("local/company/firm1.com");
        entity.GetProperty("questions").GetArrayLength().ShouldBeGreaterThan(0);
        entity.GetProperty("calls").GetArrayLength().ShouldBeGreaterThan(0);
        await gateway.Http.GetJson("/v2/entities/company/nobody.com", HttpStatusCode.NotFound);
        await gateway.Http.GetJson("/v2/entities/planet/firm1.com", HttpStatusCode.NotFound);
        await gateway.Http.GetJson("/v2/entities/company/a%20b", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forgotten_entity_has_no_facts_and_its_rows_say_why()
    {
        var known = (await gateway.Http.Rows(table)).First(r => r.GetProperty("fields").EnumerateObject().Any());
        var key = known.GetProperty("data").Text("website");
        var calls = (await gateway.Http.GetJson($"/v2/entities/company/{key}")).GetProperty("calls").GetArrayLength();

        await gateway.Http.Ask(HttpMethod.Delete, $"/v2/entities/company/{key}", null, HttpStatusCode.NoContent);

        var entity = await gateway.Http.GetJson($"/v2/entities/company/{key}");
        entity.GetProperty("facts").GetArrayLength().ShouldBe(0);
        entity.GetProperty("questions").GetArrayLength().ShouldBe(0);
        entity.GetProperty("calls").GetArrayLength().ShouldBe(calls);
        var row = (await gateway.Http.Rows(table))[(int)known.GetProperty("rowNumber").GetInt64() - 1];
        row.GetProperty("fields").EnumerateObject().ShouldBeEmpty();
        row.GetProperty("missing").EnumerateObject().Select(m => m.Value.GetString()).ShouldContain("Suppressed: deleted on request");
        row.GetProperty("data").Text("website").ShouldBe(key);
        (await gateway.Http.GetJson("/v2/audit")).GetProperty("entries")[0].Text("action").ShouldBe("entity.delete");
    }

    [Fact]
    public async Task Only_operators_delete_and_only_their_own_tenant()
    {
        var user = await gateway.As("local");
        var other = await gateway.As("other", AccessRole.Operator);

        await user.Ask(HttpMethod.Delete, "/v2/entities/company/firm1.com", null, HttpStatusCode.Forbidden);
        await user.Ask(HttpMethod.Delete, "/v2/tenants/local/data", null, HttpStatusCode.Forbidden);
        await other.Ask(HttpMethod.Delete, "/v2/tenants/local/data", null, HttpStatusCode.NotFound);
        await other.GetJson("/v2/entities/company/firm1.com", HttpStatusCode.NotFound);
        await other.GetJson($"/v2/rows/{table}:1/explain", HttpStatusCode.NotFound);
        await other.Ask(HttpMethod.Delete, "/v2/entities/company/firm1.com", null, HttpStatusCode.NoContent);
        (await user.GetJson("/v2/entities/company/firm1.com")).GetProperty("calls").GetArrayLength().ShouldBeGreaterThan(0);
        (await user.Rows(table)).Count.ShouldBe(7);
    }
}
