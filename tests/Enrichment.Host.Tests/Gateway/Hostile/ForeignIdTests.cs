using System.Net;
using System.Text;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Hostile;

/// <summary>Every operation of the API's document, asked by those who may not: none is forgotten here when a new one comes.</summary>
public sealed class ForeignIdTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Unknown = new() { ["kind"] = "company", ["key"] = "firm1.com", ["format"] = "csv" };
    private GatewayOfTest gateway = null!;
    private string table = "";
    private string job = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        var owner = await gateway.As("owner", AccessRole.Operator);
        table = await owner.Import("name,website\nFirm 1,firm1.com\n");
        job = await owner.Enrich(table, "company.industry");
        await gateway.Ended(job, "owner");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_and_with_a_revoked_one_every_operation_answers_401()
    {
        var (revoked, id) = await gateway.NewKey("owner", AccessRole.Operator);
        await gateway.Node.Store.Access.RevokeKey(id, DateTimeOffset.UnixEpoch);

        foreach (var (method, path) in await Operations())
        {
            foreach (var client in (HttpClient[])[gateway.Http, gateway.With("enr_wrong"), gateway.With(revoked)])
            {
                (await Status(client, method, path)).ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task Another_tenants_ids_answer_404_at_every_operation_that_takes_one()
    {
        var stranger = await gateway.As("stranger", AccessRole.Operator);
        var asked = 0;
        foreach (var (method, path) in await Operations())
        {
            if (path.Contains(table, StringComparison.Ordinal) || path.Contains("/owner/", StringComparison.Ordinal) || path.Contains(job, StringComparison.Ordinal))
            {
                (await Status(stranger, method, path)).ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(8);
        var owner = await gateway.As("owner", AccessRole.Operator);
        (await owner.Rows(table)).Count.ShouldBe(1);
        (await gateway.Node.Store.Jobs.List("stranger", null, 10)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("t-00000000000000000")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%00")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("t:1:2:3")]
    [InlineData("9223372036854775808")]
    public async Task Ids_that_are_none_answer_4xx_at_every_operation(string id)
    {
        var owner = await gateway.As("owner", AccessRole.Operator);
        foreach (var (method, path) in await Operations(id))
        {
            if (path.Contains(id, StringComparison.Ordinal))
            {
                ((int)await Status(owner, method, path)).ShouldBeInRange(400, 499, $"{method} {path}");
            }
        }
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PATCH" or "PUT")
        {
            request.Content = new StringContent(BodyOf(method, path), Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        (await answer.Content.ReadAsStringAsync()).ShouldTellNothingOfOurs($"{method} {path}");
        return answer.StatusCode;
    }

    private static string BodyOf(string method, string path) =>
        path.Contains("/enrich", StringComparison.Ordinal) ? """{"columnIds":["company.phone"]}"""
        : method == "PATCH" && path.Contains("/runs/", StringComparison.Ordinal) ? """{"total_budget":1}"""
        : method == "PATCH" && path.Contains("/jobs/", StringComparison.Ordinal) ? """{"budget":1}"""
        : method == "PATCH" ? """{"paused":true}"""
        : "{}";

    /// <param name="id">In place of every id; null for the owner's.</param>
    private async Task<List<(string Method, string Path)>> Operations(string? id = null)
    {
        var document = await gateway.Http.GetJson("/openapi/v1.json");
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               where path.Name.StartsWith("/v2/", StringComparison.Ordinal)
               from operation in path.Value.EnumerateObject()
               select (operation.Name.ToUpperInvariant(), Filled(path.Name, id)),
        ];
    }

    private string Filled(string path, string? id)
    {
        var parts = path.Split('/').Select(part => part is not ['{', .., '}'] ? part : id ?? part[1..^1].TrimStart('*') switch
        {
            "tableId" => table,
            "jobId" or "runId" or "run" => job,
            "rowId" => $"{table}:1",
            "tenantId" => "owner",
            "segment" => "job",
            var name => Unknown.GetValueOrDefault(name, table),
        });
        return string.Join('/', parts);
    }
}
