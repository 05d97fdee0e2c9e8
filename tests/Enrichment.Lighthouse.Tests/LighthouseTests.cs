using System.Net;
using Enrichment.Lighthouse.Tests.Support;

namespace Enrichment.Lighthouse.Tests;

[Collection(ServerCollection.Name)]
public class LighthouseTests(Server server)
{
    [Fact]
    public async Task It_is_ready_when_it_is_up_and_not_before()
    {
        await using var early = await Lighthouse.Start(LighthouseSettings.Read(Told.By("Host=127.0.0.1;Port=1;Timeout=1", "early")));
        await using var unjoined = await Running.Start(Told.By("Host=127.0.0.1;Port=1;Timeout=1", "unjoined"));
        await using var joined = await Running.Start(Told.By(await server.NewDatabase(), "joined"));

        await joined.BecomesReady();

        (await unjoined.Get("/healthz/live")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, text) = await unjoined.Get("/healthz/ready");
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldContain("not up in the cluster");
    }

    [Fact]
    public async Task It_takes_no_shards()
    {
        var database = await server.NewDatabase();
        await using var lighthouse = await Running.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.BecomesReady();
        await using var host = await HostNode.Join(database, "host-0");

        await Eventually.Is(() => host.Owners is ["host-0"], () => $"host-0 has every shard; it is {string.Join(", ", host.Owners)}");
    }

    [Fact]
    public async Task Several_are_safe()
    {
        var database = await server.NewDatabase();
        await using var first = await Running.Start(Told.By(database, "lighthouse-0"));
        await using var second = await Running.Start(Told.By(database, "lighthouse-1"));
        await using var third = await Running.Start(Told.By(database, "lighthouse-2"));

        await Task.WhenAll(first.BecomesReady(), second.BecomesReady(), third.BecomesReady());

        (await Server.Ask(database, "SELECT count(*) FROM cluster.members WHERE state = 'up' AND roles = '{lighthouse}'")).ShouldBe(3L);
    }

    [Fact]
    public async Task A_second_one_of_the_same_name_is_refused_and_the_first_stays()
    {
        var database = await server.NewDatabase();
        await using var first = await Running.Start(Told.By(database, "lighthouse-0"));
        await first.BecomesReady();
        await using var second = await Running.Start(Told.By(database, "lighthouse-0"));

        (await Should.ThrowAsync<LighthouseProblemException>(second.End)).Message.ShouldContain("Another process lives as node lighthouse-0");

        (await first.IsReady()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_database_of_another_cluster_is_refused()
    {
        var database = await server.NewDatabase();
        await using var first = await Running.Start(Told.By(database, "lighthouse-0"));
        await first.BecomesReady();
        await using var stray = await Running.Start(Told.By(database, "lighthouse-1").And("ACTORSYSTEM", "staging"));

        (await Should.ThrowAsync<LighthouseProblemException>(stray.End)).Message
            .ShouldContain("was told to join cluster \"staging\", but this database belongs to cluster \"enrichment\"");
    }

    [Fact]
    public async Task Told_to_end_it_leaves_and_comes_again()
    {
        var database = await server.NewDatabase();
        var told = Told.By(database, "lighthouse-0");
        await using (var first = await Running.Start(told))
        {
            await first.BecomesReady();

            (await first.Stop()).ShouldBeTrue();
        }

        (await Server.Ask(database, "SELECT count(*) FROM cluster.members")).ShouldBe(0L);
        await using var again = await Running.Start(told);
        await again.BecomesReady();
    }

    [Fact]
    public async Task Taken_out_by_an_operator_it_ends()
    {
        var database = await server.NewDatabase();
        await using var lighthouse = await Running.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.BecomesReady();

        await Server.Ask(database, "UPDATE cluster.members SET state = 'down'");

        (await lighthouse.End).ShouldBeFalse();
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        await using var first = await Lighthouse.Start(LighthouseSettings.Read(Told.By("Host=127.0.0.1;Port=1", "first")));
        var told = Told.By("Host=127.0.0.1;Port=1", "second").And("HEALTH_PORT", $"{first.Health.Port}");

        (await Should.ThrowAsync<LighthouseProblemException>(() => Lighthouse.Start(LighthouseSettings.Read(told)))).Message.ShouldStartWith($"HEALTH_PORT: {first.Health.Port}: ");
    }

    [Fact]
    public async Task Without_a_database_it_does_not_start() =>
        (await Should.ThrowAsync<LighthouseProblemException>(() => Lighthouse.Start(LighthouseSettings.Read([])))).Message.ShouldStartWith("ENRICHMENT__Cluster__Database: is missing");
}
