using Enrichment.Lighthouse.Tests.Support;

namespace Enrichment.Lighthouse.Tests;

public class LighthouseSettingsTests
{
    private static readonly Dictionary<string, string?> Least = new()
    {
        ["ENRICHMENT__Cluster__Database"] = "Host=db",
        ["ENRICHMENT__Cluster__Secret"] = Told.Secret,
    };

    [Fact]
    public void A_database_and_a_secret_are_enough()
    {
        var settings = LighthouseSettings.Read(Least);

        settings.Cluster.Database.ShouldBe("Host=db");
        settings.Cluster.Name.ShouldBe("enrichment");
        (settings.Cluster.Listen, settings.Cluster.Port, settings.HealthPort).ShouldBe(("127.0.0.1", 4053, 8080));
        settings.Cluster.NodeName.ShouldBe($"{Environment.MachineName}-lighthouse-4053");
    }

    [Fact]
    public void Behind_a_host_name_it_listens_on_every_address()
    {
        var settings = LighthouseSettings.Read(Least.And("CLUSTER_IP", "lighthouse-0.lighthouse").And("CLUSTER_PORT", "4100"));

        (settings.Cluster.Host, settings.Cluster.Listen, settings.Cluster.Port).ShouldBe(("lighthouse-0.lighthouse", "0.0.0.0", 4100));
    }

    [Fact]
    public void At_an_address_it_listens_there_only()
    {
        var settings = LighthouseSettings.Read(Least.And("CLUSTER_IP", "127.0.0.2"));

        (settings.Cluster.Host, settings.Cluster.Listen).ShouldBe((null, "127.0.0.2"));
    }

    [Fact]
    public void A_name_without_a_port_is_refused_as_nobody_could_find_it() =>
        Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Least.And("CLUSTER_IP", "lighthouse-0.lighthouse").And("CLUSTER_PORT", "0")))
            .Message.ShouldContain("others could not find this member at lighthouse-0.lighthouse");

    [Fact]
    public void Seeds_may_be_written_as_AkkaNet_writes_addresses() =>
        LighthouseSettings.Read(Least.And("CLUSTER_SEEDS", "akka.tcp://enrichment@lighthouse-0.lighthouse:4053, lighthouse-1.lighthouse:4053"))
            .Cluster.Seeds.ShouldBe(["lighthouse-0.lighthouse:4053", "lighthouse-1.lighthouse:4053"]);

    [Fact]
    public void The_actor_systems_name_is_the_clusters() => LighthouseSettings.Read(Least.And("ACTORSYSTEM", "trial")).Cluster.Name.ShouldBe("trial");

    [Fact]
    public void An_empty_variable_is_none() => LighthouseSettings.Read(Least.And("CLUSTER_PORT", "").And("ACTORSYSTEM", "")).Cluster.Port.ShouldBe(4053);

    [Theory]
    [InlineData("CLUSTER_PORT", "tcp://10.0.0.1:4053")]
    [InlineData("CLUSTER_PORT", "65536")]
    [InlineData("HEALTH_PORT", "-1")]
    [InlineData("CLUSTER_IP", "two words")]
    [InlineData("CLUSTER_SEEDS", "lighthouse-0.lighthouse")]
    [InlineData("CLUSTER_SEEDS", "lighthouse-0:4053 lighthouse-1:4053")]
    [InlineData("ACTORSYSTEM", "-x")]
    public void A_wrong_variable_is_named_with_its_value(string variable, string value)
    {
        var problem = Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Least.And(variable, value))).Message;

        problem.ShouldContain(variable);
        problem.ShouldContain(value);
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var told = Least.And("CLUSTER_PORT", "x").And("CLUSTER_IP", "a b").And("ENRICHMENT__Cluster__Secret", "short").And("ENRICHMENT__Cluster__Node", "a b");

        var problem = Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(told)).Message;

        foreach (var part in new[] { "CLUSTER_PORT", "CLUSTER_IP", "Cluster:Secret", "Cluster:Node" })
        {
            problem.ShouldContain(part);
        }
    }

    [Fact]
    public void A_secret_is_not_told_when_it_is_wrong() =>
        Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Least.And("ENRICHMENT__Cluster__Secret", "tell-nobody"))).Message.ShouldNotContain("tell-nobody");

    [Theory]
    [InlineData("ENRICHMENT__Cluster__Databse", "Databse")]
    [InlineData("ENRICHMENT__Cluster__Lease", "soon")]
    public void A_misspelt_setting_and_a_value_that_cannot_be_are_refused(string variable, string named) =>
        Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Least.And(variable, "soon"))).Message.ShouldContain(named);

    [Fact]
    public void Two_names_for_one_cluster_are_refused() =>
        Should.Throw<LighthouseProblemException>(() => LighthouseSettings.Read(Least.And("ACTORSYSTEM", "a").And("ENRICHMENT__Cluster__Name", "b")))
            .Message.ShouldContain("'a' is not the cluster's name 'b'");

    [Fact]
    public void Settings_of_other_parts_are_not_its_business() => LighthouseSettings.Read(Least.And("ENRICHMENT__Run__MaxWorkers", "many")).Cluster.IsOn.ShouldBeTrue();
}
