using System.Net;
using Enrichment.Sources.Http;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Http;

public class GuardedConnectorTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    public async Task A_name_that_resolves_to_a_private_address_is_not_connected_to(string address) =>
        (await Get("inside.example", [IPAddress.Parse(address)])).ShouldBe(new Unanswered(FailureKind.Forbidden, Sent: true));

    [Fact]
    public async Task A_name_without_any_address_is_not_found() =>
        (await Get("nowhere.example", [])).ShouldBeOfType<Unanswered>().Kind.ShouldBe(FailureKind.NameNotFound);

    [Fact]
    public async Task Only_the_allowed_ones_of_a_names_addresses_are_tried()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Json("{}"));
        var settings = TestSources.Settings with { Internal = TestSources.Settings.Internal with { AllowedRanges = ["127.0.0.1/32"] } };

        var exchange = await Get(
            $"mixed.example:{server.Address.Port}", [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], settings);

        exchange.ShouldBeOfType<Answered>().Status.ShouldBe(200);
        server.Requests.ShouldBe(1);
    }

    private static async Task<Exchange> Get(string authority, IPAddress[] addresses, Enrichment.Sources.Settings.SourceSettings? settings = null)
    {
        using var handler = SourceHandlers.Guarded(settings ?? TestSources.Settings, TimeProvider.System, (_, _) => Task.FromResult(addresses));
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{authority}/");
        return await new HttpExchanger(invoker, TimeProvider.System).Send(request, 1024, TimeSpan.FromSeconds(20), CancellationToken.None);
    }
}
