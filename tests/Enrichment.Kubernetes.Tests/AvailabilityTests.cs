using System.Globalization;
using Akka.Embedded;
using Enrichment.Host.Configuration;
using Enrichment.Kubernetes.Tests.Manifests;

namespace Enrichment.Kubernetes.Tests;

public class AvailabilityTests
{
    /// <summary>The phases of a shutdown in which something is done: leaving the cluster, closing the way to other nodes, stopping the actors.</summary>
    private const int Phases = 3;

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void A_host_has_the_time_that_its_settings_give_a_shutdown(string overlay)
    {
        var settings = SettingsLoader.Load(null, Workloads.EnvironmentOf(overlay, "host"));

        // It answers for the drain time yet; requests under way end within the patience; each phase may take as long as a hand-off and five seconds.
        GraceOf(overlay, "host").ShouldBe(settings.Serve.DrainTime + settings.Run.ShutdownPatience + (Phases * (settings.Cluster.HandOff + TimeSpan.FromSeconds(5))) + Margin);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void A_Lighthouse_has_the_time_of_its_phases(string overlay) =>
        GraceOf(overlay, "lighthouse").ShouldBeGreaterThanOrEqualTo((Phases * new EmbeddedOptions().ShutdownPhaseTimeout) + Margin);

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void SIGTERM_is_enough(string overlay, string workload) => Workloads.Find(overlay, workload).ToString().ShouldNotContain("preStop");

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void A_member_is_not_replaced_before_the_last_one_may_take_work_over(string overlay, string workload)
    {
        var lease = SettingsLoader.Load(null, Workloads.EnvironmentOf(overlay, "host")).Cluster.Lease;

        Seconds(Workloads.Find(overlay, workload), "spec", "minReadySeconds").ShouldBeGreaterThan(lease);
    }

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void Members_keep_off_each_others_nodes_and_go_one_at_a_time(string overlay, string workload)
    {
        var pod = Workloads.Find(overlay, workload).Pod!;
        var labels = Workloads.Find(overlay, workload).Map("spec", "template", "metadata", "labels");
        var wanted = pod.List("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution").Select(p => p.At("podAffinityTerm")!);
        var terms = pod.List("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").Concat(wanted).ToList();

        terms.Count.ShouldBe(1);
        terms[0].Text("topologyKey").ShouldBe("kubernetes.io/hostname");
        labels.ShouldContain(terms[0].Map("labelSelector", "matchLabels").Single());
        var budget = Overlay.Of(overlay).Get("PodDisruptionBudget", workload);
        budget.Text("spec", "maxUnavailable").ShouldBe("1");
        labels.ShouldContain(budget.Map("spec", "selector", "matchLabels").Single());
    }

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void Members_find_each_other_before_they_are_ready(string overlay, string workload)
    {
        var manifest = Workloads.Find(overlay, workload);
        var service = Overlay.Of(overlay).Get("Service", manifest.Text("spec", "serviceName")!);

        service.Text("spec", "clusterIP").ShouldBe("None");
        service.Text("spec", "publishNotReadyAddresses").ShouldBe("true");
        manifest.Map("spec", "template", "metadata", "labels").ShouldContain(service.Map("spec", "selector").Single());
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void Requests_reach_ready_hosts_at_their_port(string overlay)
    {
        var service = Overlay.Of(overlay).Get("Service", "enrichment");

        service.Text("spec", "type").ShouldBe("ClusterIP");
        service.Text("spec", "publishNotReadyAddresses").ShouldBeNull();
        service.List("spec", "ports").Single().Text("targetPort").ShouldBe("http");
        Workloads.Find(overlay, "host").Map("spec", "template", "metadata", "labels").ShouldContain(service.Map("spec", "selector").Single());
    }

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void Probes_ask_liveness_and_readiness_at_a_port_of_the_container(string overlay, string workload)
    {
        var container = Workloads.Find(overlay, workload).Containers.Single();
        var ports = container.List("ports").Select(p => p.Text("name"));
        foreach (var (probe, path) in new[] { ("startupProbe", "/healthz/live"), ("livenessProbe", "/healthz/live"), ("readinessProbe", "/healthz/ready") })
        {
            container.Text(probe, "httpGet", "path").ShouldBe(path);
            ports.ShouldContain(container.Text(probe, "httpGet", "port"));
        }

        // Readiness itself waits two seconds for the store before it says no.
        Seconds(container, "readinessProbe", "timeoutSeconds").ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Workloads.Members), MemberType = typeof(Workloads))]
    public void A_start_may_last_two_leases_and_a_minute(string overlay, string workload)
    {
        var lease = SettingsLoader.Load(null, Workloads.EnvironmentOf(overlay, "host")).Cluster.Lease;
        var container = Workloads.Find(overlay, workload).Containers.Single();
        var startup = Seconds(container, "startupProbe", "periodSeconds") * Seconds(container, "startupProbe", "failureThreshold").TotalSeconds;

        // A Lighthouse answers at once and joins behind that; a host answers when it has joined.
        startup.ShouldBeGreaterThanOrEqualTo(workload == "host" ? (2 * lease) + TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(1));
    }

    private static TimeSpan GraceOf(string overlay, string workload) => Seconds(Workloads.Find(overlay, workload).Pod!, "terminationGracePeriodSeconds");

    private static TimeSpan Seconds(Manifest manifest, params string[] path) => TimeSpan.FromSeconds(int.Parse(manifest.Text(path)!, CultureInfo.InvariantCulture));
}
