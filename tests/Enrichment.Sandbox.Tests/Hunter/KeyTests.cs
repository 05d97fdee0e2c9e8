using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class KeyTests
{
    [Fact]
    public async Task A_call_without_a_key_is_unauthorized_and_costs_nothing()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.GetAsync("/hunter/v2/domain-search?domain=acme.com");
        reply.Status.ShouldBe(401);
        reply.Json.GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(401);
        (await world.BillAsync()).GetProperty("total").GetRawText().ShouldBe("0");
    }

    [Theory]
    [InlineData("query")]
    [InlineData("X-API-KEY")]
    [InlineData("Authorization")]
    public async Task All_three_forms_of_the_key_are_accepted(string form)
    {
        await using var world = await Loopback.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hunter/v2/account" + (form == "query" ? "?api_key=k" : ""));
        if (form != "query")
            request.Headers.TryAddWithoutValidation(form, form == "Authorization" ? "Bearer k" : "k").ShouldBeTrue();
        (await Reply.OfAsync(await world.Client.SendAsync(request))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_revoked_key_is_unauthorized() => await ExpectAsync(new SandboxOptions(), "revoked-1", 401);

    [Fact]
    public async Task Where_keys_are_configured_only_those_are_accepted()
    {
        var options = new SandboxOptions { AcceptedKeys = new HashSet<string> { "ours" } };
        await ExpectAsync(options, "ours", 200);
        await ExpectAsync(options, "theirs", 401);
    }

    private static async Task ExpectAsync(SandboxOptions options, string key, int status)
    {
        await using var world = await Loopback.StartAsync(options);
        (await world.HunterAsync("account", key)).Status.ShouldBe(status);
    }
}
