using System.Net;
using Akka.Embedded.Cluster.Tests.Support;

namespace Akka.Embedded.Cluster.Tests.Membership;

[Collection(PostgreSqlTests.Name)]
public sealed class JoiningTests
{
    [Fact]
    public async Task A_database_belongs_to_the_cluster_that_was_started_on_it()
    {
        await using var cluster = await TestCluster.Of(1);
        var stranger = cluster.Add("z", options => options with { ClusterName = "others" });

        var refusal = await Should.ThrowAsync<ClusterRefusedException>(stranger.Join);

        refusal.Message.ShouldContain("\"others\"");
        refusal.Message.ShouldContain("\"tests\"");
        cluster["a"].View.Members.Count.ShouldBe(1);
        stranger.Log.All.ShouldContain(line => line.Contains("was refused"));
    }

    [Fact]
    public async Task A_cluster_has_the_number_of_shards_it_was_started_with()
    {
        await using var cluster = await TestCluster.Of(1);

        (await Should.ThrowAsync<ClusterRefusedException>(cluster.Add("b", options => options with { Shards = 50 }).Join)).Message.ShouldContain("started with 100");
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_keeps_no_node_from_taking_part()
    {
        await using var cluster = await TestCluster.Make();
        var node = cluster.Add("a");
        node.Log.IsBroken = true;

        await node.Join();

        await cluster.IsSpread();
        (await node.Ask("anybody", "hello")).Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Two_processes_cannot_be_the_same_node()
    {
        await using var cluster = await TestCluster.Make();
        await cluster.Join("a", options => options with { Lease = TimeSpan.FromSeconds(1) });
        var twin = cluster.Add("a", options => options with { Lease = TimeSpan.FromSeconds(1) });

        (await Should.ThrowAsync<ClusterRefusedException>(twin.Join)).Message.ShouldContain("node ids must differ");
    }

    [Fact]
    public async Task Two_nodes_cannot_have_the_same_address()
    {
        await using var cluster = await TestCluster.Of(1);
        var address = cluster["a"].View.Members[0].Address;

        (await Should.ThrowAsync<ClusterRefusedException>(cluster.Add("b", options => options with { Address = address }).Join)).Message.ShouldContain("member a has it");
    }

    [Fact]
    public async Task Nodes_that_start_at_the_same_time_on_an_empty_database_form_one_cluster()
    {
        await using var cluster = await TestCluster.Make();
        var nodes = Enumerable.Range(0, 5).Select(i => cluster.Add($"n{i}")).ToList();

        await Task.WhenAll(nodes.Select(node => node.Join()));

        await cluster.IsSpread();
    }

    [Fact]
    public async Task A_node_that_does_not_know_the_secret_is_refused_and_logged_once()
    {
        await using var cluster = await TestCluster.Of(1);
        var stranger = await cluster.Join("z", options => options with { Secret = "another secret of the tests", Roles = ["lighthouse"] });
        await Eventually.Is(() => stranger.View.Shards.All(shard => shard.Phase == GatePhase.Elsewhere), "the stranger knows where the shards are");

        stranger.Tell("x", new Say("let me in"));
        await Eventually.Is(() => stranger.Log.All.Any(line => line.Contains("does not know the cluster's secret")), "it is refused");
        stranger.Tell("x", new Say("once more"));
        await stranger.DisposeAsync();

        cluster["a"].Log.All.Count(line => line.Contains("was refused: the caller does not know the cluster's secret")).ShouldBe(1);
        cluster.Notebook.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("NodeId")]
    [InlineData("ClusterName")]
    [InlineData("Address")]
    [InlineData("Schema")]
    [InlineData("Lease")]
    [InlineData("MaxFrameBytes")]
    public void A_wrong_option_is_an_error_that_names_it(string option)
    {
        var good = new ClusterOptions
        {
            ConnectionString = "Host=localhost",
            ClusterName = "tests",
            NodeId = "a",
            Secret = TestNode.Secret,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
        };
        var wrong = option switch
        {
            "Secret" => good with { Secret = "short" },
            "NodeId" => good with { NodeId = "a b" },
            "ClusterName" => good with { ClusterName = "" },
            "Address" => good with { Listen = null },
            "Schema" => good with { Schema = "x; DROP" },
            "Lease" => good with { Lease = TimeSpan.FromMilliseconds(1) },
            _ => good with { MaxFrameBytes = 1 },
        };

        good.Validate();
        Should.Throw<ArgumentException>(wrong.Validate).Message.ShouldContain($"The cluster's {option} ");
    }
}
