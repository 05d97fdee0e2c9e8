using System.Net;
using Enrichment.Host.Configuration;
using Enrichment.Kubernetes.Tests.Manifests;
using Enrichment.Lighthouse;

namespace Enrichment.Kubernetes.Tests;

/// <summary>The programs' own settings readers read the environment that their containers get.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void A_host_takes_its_environment_and_listens_where_its_ports_are(string overlay)
    {
        var settings = HostSettings(overlay, "host");
        var container = Workloads.Find(overlay, "host").Containers.Single();

        SettingsLoader.Check(settings);
        Workloads.PortOf(container, "http").ShouldBe(settings.Serve.Port);
        Workloads.PortOf(container, "cluster").ShouldBe(settings.Cluster.Port);
        Workloads.PortOf(container, "pbm").ShouldBe(settings.Pbm.Port!.Value);
        foreach (var address in new[] { settings.Serve.Address, settings.Cluster.Listen, settings.Pbm.Address })
        {
            IPAddress.Parse(address).ShouldBe(IPAddress.Any);
        }

        settings.Cluster.IsOn.ShouldBeTrue();
        settings.Cluster.NodeName.ShouldBe("host-0");
        settings.Cluster.Host.ShouldBe($"host-0.{Workloads.Find(overlay, "host").Text("spec", "serviceName")}");
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void A_Lighthouse_takes_its_environment_and_listens_where_its_ports_are(string overlay)
    {
        var settings = Read(overlay);
        var container = Workloads.Find(overlay, "lighthouse").Containers.Single();

        Workloads.PortOf(container, "cluster").ShouldBe(settings.Cluster.Port);
        Workloads.PortOf(container, "pbm").ShouldBe(settings.Pbm.Port!.Value);
        settings.Pbm.Address.ShouldBe("0.0.0.0");
        Workloads.PortOf(container, "health").ShouldBe(settings.HealthPort);
        settings.Cluster.Listen.ShouldBe("0.0.0.0");
        settings.Cluster.NodeName.ShouldBe("lighthouse-0");
        settings.Cluster.Host.ShouldBe($"lighthouse-0.{Workloads.Find(overlay, "lighthouse").Text("spec", "serviceName")}");
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void All_members_are_told_the_same_of_their_cluster(string overlay)
    {
        var (host, lighthouse) = (HostSettings(overlay, "host").Cluster, Read(overlay).Cluster);

        (lighthouse.Name, lighthouse.Secret, lighthouse.Database, lighthouse.Lease).ShouldBe((host.Name, host.Secret, host.Database, host.Lease));
        lighthouse.Seeds.ShouldBe(host.Seeds);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void Every_Lighthouse_is_a_seed_and_every_seed_a_Lighthouse(string overlay)
    {
        var lighthouse = Workloads.Find(overlay, "lighthouse");
        var count = int.Parse(lighthouse.Text("spec", "replicas")!, System.Globalization.CultureInfo.InvariantCulture);

        Read(overlay).Cluster.Seeds.ShouldBe(Enumerable.Range(0, count).Select(i => $"lighthouse-{i}.{lighthouse.Text("spec", "serviceName")}:{Read(overlay).Cluster.Port}"));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void The_migration_is_told_the_database_as_its_owner(string overlay)
    {
        var settings = HostSettings(overlay, "migrate");

        SettingsLoader.Check(settings);
        settings.Cluster.Database.ShouldBe(ContainerEnvironment.Secrets["enrichment-database/owner-connection"]);
        settings.Cluster.Name.ShouldBe(HostSettings(overlay, "host").Cluster.Name);
    }

    [Fact]
    public void A_variable_that_a_program_does_not_know_would_be_found()
    {
        var variables = Workloads.EnvironmentOf("production", "host");
        variables["ENRICHMENT__Cluster__Leese"] = "00:00:10";

        Should.Throw<ConfigurationProblemException>(() => SettingsLoader.Load(null, variables)).Message.ShouldContain("Leese");
    }

    private static EnrichmentSettings HostSettings(string overlay, string workload) => SettingsLoader.Load(null, Workloads.EnvironmentOf(overlay, workload));

    private static LighthouseSettings Read(string overlay) =>
        LighthouseSettings.Read(Workloads.EnvironmentOf(overlay, "lighthouse").Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)));
}
