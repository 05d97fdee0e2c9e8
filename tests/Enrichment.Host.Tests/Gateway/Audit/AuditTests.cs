using System.Net;
using System.Text.Json;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Audit;

public sealed class AuditTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task An_operator_sees_the_tenants_entries_and_a_user_its_own()
    {
        var boss = await gateway.As("acme", AccessRole.Operator, "boss");
        var ann = await gateway.As("acme", user: "ann");
        var other = await gateway.As("other", AccessRole.Operator);
        var first = await ann.Import("name,website\nA,a.com\n");
        var second = await boss.Import("name,website\nA,a.com\n");

        (await Subjects(boss)).ShouldBe([second, first]);
        (await Subjects(ann)).ShouldBe([first]);
        (await Subjects(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_is_paged_by_cursor()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            await gateway.Http.Import($"website\na{i}.com\n");
        }

        var first = await gateway.Http.GetJson("/v2/audit?limit=3");
        var second = await gateway.Http.GetJson($"/v2/audit?limit=3&cursor={first.GetProperty("nextCursor").GetInt64()}");

        first.GetProperty("entries").GetArrayLength().ShouldBe(3);
        second.GetProperty("entries").GetArrayLength().ShouldBe(2);
        second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        (await gateway.Http.GetJson("/v2/audit?limit=0", HttpStatusCode.BadRequest)).Text("field").ShouldBe("limit");
        (await gateway.Http.GetJson("/v2/audit?cursor=x", HttpStatusCode.BadRequest)).Text("field").ShouldBe("cursor");
    }

    private static async Task<List<string>> Subjects(HttpClient http) =>
        [.. (await http.GetJson("/v2/audit")).GetProperty("entries").EnumerateArray().Select(e => e.Text("subject"))];
}
