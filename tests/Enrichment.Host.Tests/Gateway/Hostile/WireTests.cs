using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Hostile;

/// <summary>Requests that no HTTP library would send, over a plain socket.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private const string End = "Host: localhost\r\nConnection: close\r\n\r\n";
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start(s => s with
    {
        Serve = s.Serve with { HeadTimeout = TimeSpan.FromMilliseconds(500), SlowestBody = 1_000_000 },
    });

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Theory]
    [InlineData("GET /v2/tables/%2e%2e HTTP/1.1")]
    [InlineData("GET /v2/tables/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1")]
    [InlineData("GET /v2/../../etc/passwd HTTP/1.1")]
    [InlineData("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1")]
    [InlineData("GET /v2/tables/%00 HTTP/1.1")]
    [InlineData("GET /v2/tables/a%00b/rows HTTP/1.1")]
    [InlineData("GET /v2/tables/%ff%fe HTTP/1.1")]
    [InlineData("GET /v2/tables/% HTTP/1.1")]
    [InlineData("GET //v2/tables/x HTTP/1.1")]
    [InlineData("GET http://evil.example/v2/tables HTTP/1.1")]
    [InlineData("GET /v2/tables HTTP/9.9")]
    [InlineData("G@T /v2/tables HTTP/1.1")]
    [InlineData("GET  /v2/tables HTTP/1.1")]
    [InlineData("TRACE /v2/tables HTTP/1.1")]
    [InlineData("CONNECT evil.example:443 HTTP/1.1")]
    [InlineData("PROPFIND /v2/tables HTTP/1.1")]
    [InlineData("DELETE /v2/tables HTTP/1.1")]
    [InlineData("OPTIONS * HTTP/1.1")]
    [InlineData("GET /v2/tables HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6")]
    [InlineData("GET /v2/tables HTTP/1.1\r\nHost: localhost")]
    [InlineData("GET /v2/tables HTTP/1.1\r\nTransfer-Encoding: gzip")]
    [InlineData("GET /v2/tables HTTP/1.1\r\nX: a\r\n folded")]
    [InlineData("GET /v2/tables HTTP/1.1\r\nX\0Y: a")]
    public async Task A_request_that_breaks_the_rules_gets_a_4xx(string request)
    {
        var (status, text) = await RawClient.Ask(gateway.Server.Address, $"{request}\r\n{End}");

        status.ShouldBeInRange(400, 505, text);
        status.ShouldNotBe(500);
        text.ShouldTellNothingOfOurs(request);
    }

    [Fact]
    public async Task A_head_that_is_too_long_is_refused()
    {
        var (status, _) = await RawClient.Ask(gateway.Server.Address, $"GET /v2/tables HTTP/1.1\r\nX: {new string('x', 1 << 16)}\r\n{End}");
        var (line, _) = await RawClient.Ask(gateway.Server.Address, $"GET /v2/tables?{new string('x', 1 << 16)} HTTP/1.1\r\n{End}");

        status.ShouldBe(431);
        line.ShouldBe(414);
    }

    [Fact]
    public async Task Clients_that_never_finish_their_head_are_cut_off_and_others_are_served()
    {
        var slow = Enumerable.Range(0, 50).Select(_ => new RawClient(gateway.Server.Address)).ToList();
        foreach (var client in slow)
        {
            await client.Send("GET /v2/tables HTTP/1.1\r\nHost: loc");
        }

        await gateway.Http.GetJson("/v2/tables");
        foreach (var client in slow)
        {
            (await client.ReadToEnd()).ShouldStartWith("HTTP/1.1 408");
            client.Dispose();
        }
    }

    [Fact]
    public async Task Bodies_that_come_too_slowly_are_cut_off_and_leave_nothing()
    {
        using var slow = new RawClient(gateway.Server.Address);
        await slow.Send("POST /v2/tables HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nwebsite\n");

        var answer = await slow.ReadToEnd();

        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldTellNothingOfOurs("a slow body");
        Directory.GetFiles(Path.Combine(gateway.Data, "uploads")).ShouldBeEmpty();
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_hangs_up_in_its_upload_leaves_nothing()
    {
        using (var gone = new RawClient(gateway.Server.Address))
        {
            await gone.Send("POST /v2/tables HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nwebsite\na.com\n");
            await GatewayOfTest.Until(() => Task.FromResult(Uploads().Length > 0), () => "the upload never began");
        }

        await GatewayOfTest.Until(() => Task.FromResult(Uploads().Length == 0), () => "the upload's file stayed");
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
    }

    private string[] Uploads() => Directory.GetFiles(Path.Combine(gateway.Data, "uploads"));
}
