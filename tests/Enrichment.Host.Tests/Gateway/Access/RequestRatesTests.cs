using System.Net;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Access;

public sealed class RequestRatesTests
{
    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not_held_up()
    {
        await using var gateway = await GatewayOfTest.Start(s => s with { Serve = s.Serve with { RequestsPerMinute = 12 } });
        var hasty = await gateway.As("acme");
        var other = await gateway.As("acme", user: "bob");

        await hasty.GetJson("/v2/tables");
        await hasty.GetJson("/v2/tables");
        using var refused = await hasty.GetAsync(new Uri("/v2/tables", UriKind.Relative));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        await other.GetJson("/v2/tables");
    }
}
