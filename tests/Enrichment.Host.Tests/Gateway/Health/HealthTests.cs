using System.Net;
using Enrichment.Host.Gateway.Health;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_at_work_is_alive_and_ready_and_needs_no_key_for_it()
    {
        await using var gateway = await GatewayOfTest.Start();
        await gateway.NewKey("acme");

        (await gateway.Http.GetJson("/healthz/live")).Text("status").ShouldBe("ok");
        (await gateway.Http.GetJson("/healthz/ready")).Text("status").ShouldBe("ok");
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_makes_it_unready_and_not_dead()
    {
        await using var gateway = await GatewayOfTest.Start();
        await gateway.Node.Reader.DisposeAsync();

        (await gateway.Http.GetJson("/healthz/ready", HttpStatusCode.ServiceUnavailable)).Text("reason").ShouldBe("the store cannot be read");
        await gateway.Http.GetJson("/healthz/live");
    }

    [Fact]
    public async Task A_server_that_is_about_to_end_is_not_ready()
    {
        await using var gateway = await GatewayOfTest.Start();
        var readiness = new Readiness(gateway.Node.Engine, gateway.Node.Store, gateway.Node.Reader, TimeProvider.System);
        (await readiness.Problem()).ShouldBeNull();

        readiness.Drain();

        (await readiness.Problem()).ShouldBe("draining");
    }
}
