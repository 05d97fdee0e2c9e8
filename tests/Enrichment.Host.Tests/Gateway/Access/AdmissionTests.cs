using System.Net;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Access;

public sealed class AdmissionTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Without_any_key_the_machines_user_is_an_operator_and_with_the_first_key_never_again()
    {
        await gateway.Http.GetJson("/v2/tables");

        var (_, id) = await gateway.NewKey("acme");

        await gateway.Http.GetJson("/v2/tables", HttpStatusCode.Unauthorized);
        (await gateway.Node.Store.Access.RevokeKey(id, DateTimeOffset.UnixEpoch)).ShouldBeTrue();
        await gateway.Http.GetJson("/v2/tables", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_counts_in_either_header_until_it_is_revoked()
    {
        var (key, id) = await gateway.NewKey("acme");
        using var byHeader = new HttpRequestMessage(HttpMethod.Get, "/v2/tables");
        byHeader.Headers.Add("X-Api-Key", key);

        (await gateway.Http.SendAsync(byHeader)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await gateway.With(key).GetJson("/v2/tables");
        await gateway.With(key + "x").GetJson("/v2/tables", HttpStatusCode.Unauthorized);
        await gateway.Node.Store.Access.RevokeKey(id, DateTimeOffset.UnixEpoch);

        var refused = await gateway.With(key).GetJson("/v2/tables", HttpStatusCode.Unauthorized);

        refused.GetRawText().ShouldNotContain(key);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_document_that_says_which_scheme_is_wanted()
    {
        await gateway.NewKey("acme");

        using var answer = await gateway.Http.GetAsync(new Uri("/v2/tables", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_cookie_counts_only_for_the_servers_own_page()
    {
        var (key, _) = await gateway.NewKey("acme");

        (await WithCookie(key, null, null)).ShouldBe(HttpStatusCode.OK);
        (await WithCookie(key, gateway.Server.Address.GetLeftPart(UriPartial.Authority), "same-origin")).ShouldBe(HttpStatusCode.OK);
        (await WithCookie(key, "https://evil.example", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await WithCookie(key, "null", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await WithCookie(key, null, "cross-site")).ShouldBe(HttpStatusCode.Forbidden);
        (await WithCookie("enr_wrong", null, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_server_without_keys_refuses_foreign_pages_and_names_that_are_not_its_own()
    {
        (await Status(r => r.Headers.Add("Origin", "https://evil.example"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Status(r => r.Headers.Host = "evil.example")).ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await Status(r => r.Headers.Host = "localhost")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_another_tenants_is_not_there()
    {
        var acme = await gateway.As("acme", AccessRole.Operator);
        var other = await gateway.As("other", AccessRole.Operator);
        var table = await acme.Import("name,website\nFirm 1,firm1.com\n");

        await other.GetJson($"/v2/tables/{table}", HttpStatusCode.NotFound);
        await other.GetJson($"/v2/tables/{table}/rows", HttpStatusCode.NotFound);
        await other.GetJson($"/v2/tables/{table}/export", HttpStatusCode.NotFound);
        await other.PostJson($"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.phone" } }, HttpStatusCode.NotFound);
        (await other.Ask(HttpMethod.Delete, $"/v2/tables/{table}", null, HttpStatusCode.NotFound)).Text("title").ShouldBe($"There is no table {table}.");
        (await other.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
        (await acme.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(1);
    }

    private async Task<HttpStatusCode> WithCookie(string key, string? origin, string? site) => await Status(request =>
    {
        request.Headers.Add("Cookie", $"enrichment_key={key}");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }
    });

    private async Task<HttpStatusCode> Status(Action<HttpRequestMessage> shape)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v2/tables");
        shape(request);
        using var answer = await gateway.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
