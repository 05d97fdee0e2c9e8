using System.Net;
using System.Text.Json;
using Enrichment.Lighthouse.Tests.Support;
using Enrichment.Operators.Commands;

namespace Enrichment.Lighthouse.Tests;

[Collection(ServerCollection.Name)]
public class LighthousePortTests(Server server)
{
    private const string Token = "a-token-of-the-tests";

    [Fact]
    public async Task Operators_see_the_cluster_its_shards_and_the_process()
    {
        var database = await server.NewDatabase();
        await using var lighthouse = await Running.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.BecomesReady();
        await using var host = await HostNode.Join(database, "host-0");
        await Eventually.Is(() => host.Shards == 100, () => "host-0 has every shard");

        await Eventually.Is(async () => (await lighthouse.Operator(null, "cluster", "show")).Contains("host-0", StringComparison.Ordinal), () => "both members are shown");
        // The lighthouse looks into the database from time to time.
        await Eventually.Is(async () => (await Owners()).SequenceEqual(Enumerable.Repeat("host-0", 100)), () => "each of 100 shards is shown as host-0's");
        async Task<IEnumerable<string?>> Owners() =>
            JsonDocument.Parse(await lighthouse.Operator(null, "cluster-sharding", "list-shards", "-r", "all", "-j")).RootElement
                .EnumerateArray().Select(s => s.GetProperty("owner").GetString());
        JsonDocument.Parse(await lighthouse.Operator(null, "cluster-sharding", "locate", "-r", "all", "-e", "acme/company/acme.com", "-j")).RootElement
            .GetProperty("node").GetString().ShouldBe("host-0");
        (await lighthouse.Operator(null, "system", "version")).ShouldContain("lighthouse");
        (await lighthouse.Operator(null, "cluster", "why")).ShouldContain("is up in cluster");
    }

    [Fact]
    public async Task Told_to_leave_it_ends_in_order()
    {
        var database = await server.NewDatabase();
        await using var lighthouse = await Running.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.BecomesReady();

        await lighthouse.Operator(null, "cluster", "leave", "-w", "a test");

        (await lighthouse.End).ShouldBeTrue();
        (await Server.Ask(database, "SELECT count(*) FROM cluster.members")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_member_that_is_dead_is_taken_out()
    {
        var database = await server.NewDatabase();
        await using var lighthouse = await Running.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.BecomesReady();
        await using var host = await HostNode.Join(database, "host-0");
        await Eventually.Is(async () => (await lighthouse.Operator(null, "cluster", "show")).Contains("host-0", StringComparison.Ordinal), () => "both members are shown");
        await host.DisposeAsync();

        (await lighthouse.Operator(null, "cluster", "down", "-a", "host-0", "-w", "its machine is gone")).ShouldContain("done");

        (await Server.Ask(database, "SELECT state FROM cluster.members WHERE node_id = 'host-0'")).ShouldBe("down");
    }

    [Fact]
    public async Task Without_the_token_nobody_is_answered_and_settings_show_no_secret()
    {
        await using var lighthouse = await Running.Start(Told.By(await server.NewDatabase(), "lighthouse-0").And("ENRICHMENT__Pbm__Token", Token));
        await lighthouse.BecomesReady();

        await Should.ThrowAsync<CommandProblemException>(() => lighthouse.Operator(null, "cluster", "show"));
        var config = await lighthouse.Operator(Token, "system", "config");

        config.ShouldContain("lighthouse-0");
        config.ShouldNotContain(Token);
        config.ShouldNotContain(Told.Secret);
        config.ShouldNotContain("Password");
    }

    [Fact]
    public void Beyond_loopback_a_token_is_demanded() =>
        Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Told.By("Host=db", "lighthouse-0").And("ENRICHMENT__Pbm__Address", IPAddress.Any.ToString())))
            .Message.ShouldContain("ENRICHMENT__Pbm__Token");

    [Fact]
    public async Task Switched_off_there_is_none()
    {
        var told = Told.By("Host=127.0.0.1;Port=1", "lighthouse-0").And("ENRICHMENT__Pbm__Enabled", "false");
        await using var lighthouse = await Lighthouse.Start(LighthouseSettings.Read(told));

        lighthouse.Operators.ShouldBeNull();
    }
}
