using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Fuzzing.Tests.Targets;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Fuzzing.Tests;

/// <summary>A real node takes generated requests and commands, and is as good a node afterwards.</summary>
public sealed class NodeFuzzTests
{
    [Fact]
    public async Task A_request_is_never_the_gateways_fault()
    {
        await using var gateway = await GatewayOfTest.Start();
        var table = await gateway.Http.Import("name,domain\nAcme,acme.com\nBeta,beta.com\n");

        using var target = new GatewayTarget(gateway.Http, table);
        await FuzzRun.Of(target, 1.0 / 20);

        (await gateway.Http.Import("name,domain\nAcme,acme.com\n")).ShouldNotBe(table);
    }

    [Fact]
    public async Task A_command_is_answered_or_refused()
    {
        await using var gateway = await GatewayOfTest.Start();
        await gateway.Http.Import("name,domain\nAcme,acme.com\n");
        await using var pbm = PbmOfTest.Of(gateway);

        using var target = new OperatorLineTarget(pbm);
        await FuzzRun.Of(target, 1.0 / 20);

        (await pbm.Run("system uptime")).ShouldNotBeNullOrEmpty();
    }
}
