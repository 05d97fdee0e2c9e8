using System.Text.RegularExpressions;
using Enrichment.Kubernetes.Tests.Manifests;

namespace Enrichment.Kubernetes.Tests;

public partial class SafetyTests
{
    [Theory]
    [MemberData(nameof(Workloads.All), MemberType = typeof(Workloads))]
    public void No_pod_is_root_or_may_become_it_or_writes_its_own_files(string overlay, string workload)
    {
        var pod = Workloads.Find(overlay, workload).Pod!;

        pod.Text("securityContext", "runAsNonRoot").ShouldBe("true");
        pod.Text("securityContext", "seccompProfile", "type").ShouldBe("RuntimeDefault");
        foreach (var container in pod.List("containers"))
        {
            container.Text("securityContext", "allowPrivilegeEscalation").ShouldBe("false");
            container.Text("securityContext", "readOnlyRootFilesystem").ShouldBe("true");
            container.Texts("securityContext", "capabilities", "drop").ShouldBe(["ALL"]);
        }
    }

    [Theory]
    [MemberData(nameof(Workloads.All), MemberType = typeof(Workloads))]
    public void No_pod_has_the_Kubernetes_API_and_each_says_what_it_needs(string overlay, string workload)
    {
        var pod = Workloads.Find(overlay, workload).Pod!;
        var account = Overlay.Of(overlay).Get("ServiceAccount", pod.Text("serviceAccountName")!);

        pod.Text("automountServiceAccountToken").ShouldBe("false");
        account.Text("automountServiceAccountToken").ShouldBe("false");
        Overlay.Of(overlay).Manifests.ShouldNotContain(m => m.Kind.Contains("Role"));
        foreach (var container in pod.List("containers"))
        {
            container.Text("resources", "requests", "cpu").ShouldNotBeNull();
            container.Text("resources", "requests", "memory").ShouldNotBeNull();
            container.Text("resources", "limits", "memory").ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Workloads.All), MemberType = typeof(Workloads))]
    public void What_is_written_lies_on_a_volume(string overlay, string workload)
    {
        var pod = Workloads.Find(overlay, workload).Pod!;
        var claims = Workloads.Find(overlay, workload).List("spec", "volumeClaimTemplates").Select(c => c.Text("metadata", "name"));
        var volumes = pod.List("volumes").Select(v => v.Text("name")).Concat(claims);

        foreach (var container in pod.List("containers"))
        {
            var mounts = container.List("volumeMounts");
            mounts.Select(m => m.Text("mountPath")).ShouldContain("/tmp");
            mounts.Select(m => m.Text("name")).ShouldBeSubsetOf(volumes);
            if (container.List("env").SingleOrDefault(v => v.Text("name") == "ENRICHMENT_DATA_DIR") is { } data)
            {
                mounts.Select(m => m.Text("mountPath")).ShouldContain(data.Text("value"));
            }
        }
    }

    [Fact]
    public void No_manifest_holds_a_secret()
    {
        foreach (var file in Tree.Below("k8s"))
        {
            var text = Tree.Read(file);

            text.ShouldNotContain("kind: Secret");
            text.ShouldNotContain("secretGenerator");
            LiteralSecret().Matches(text).Select(m => m.Value).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Every_secret_that_is_referred_to_is_made_by_the_local_script_and_told_to_operators()
    {
        var script = Tree.Read("k8s/overlays/local/secrets");
        var guide = Tree.Read("docs/operations.md");
        var referred = Workloads.Overlays.SelectMany(o => Overlay.Of(o).Manifests).Where(m => m.Pod is not null).SelectMany(m => m.Containers)
            .SelectMany(ContainerEnvironment.SecretsOf).Distinct().ToList();

        referred.ShouldNotBeEmpty();
        foreach (var (secret, key) in referred.Select(r => (r.Split('/')[0], r.Split('/')[1])))
        {
            script.ShouldContain($"generic {secret}");
            script.ShouldContain($"--from-file={key}=");
            if (key != "password")
            {
                guide.ShouldContain($"`{secret}`");
                guide.ShouldContain($"`{key}`");
            }
        }
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void The_clusters_ports_are_open_to_members_only(string overlay)
    {
        foreach (var policy in Overlay.Of(overlay).All("NetworkPolicy"))
        {
            foreach (var rule in policy.List("spec", "ingress").Where(r => r.List("ports").Any(p => p.Text("port") is "4053" or "9110")))
            {
                rule.List("from").Select(f => string.Join(' ', f.List("podSelector", "matchExpressions").SelectMany(e => e.Texts("values")))).ShouldBe(["host lighthouse"]);
            }

            policy.List("spec", "ingress").Where(r => r.List("ports").Count == 0).ShouldBeEmpty($"{policy.Name} opens every port");
        }

        var nothing = Overlay.Of(overlay).Get("NetworkPolicy", "nothing");
        nothing.At("spec", "podSelector")!.Root.Children.ShouldBeEmpty();
        nothing.Texts("spec", "policyTypes").ShouldBe(["Ingress", "Egress"]);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void Every_port_in_a_policy_is_one_that_something_listens_on(string overlay)
    {
        var listening = Overlay.Of(overlay).Manifests.Where(m => m.Pod is not null).SelectMany(m => m.Containers).SelectMany(c => c.List("ports")).Select(p => p.Text("containerPort"));

        Overlay.Of(overlay).All("NetworkPolicy").SelectMany(p => p.List("spec", "ingress")).SelectMany(r => r.List("ports")).Select(p => p.Text("port")).Distinct()
            .ShouldBeSubsetOf(listening);
    }

    [GeneratedRegex(@"(?i)(password|secret|token)\s*[:=]\s*[""']?[0-9a-z]{8,}[""']?\s*$", RegexOptions.Multiline)]
    private static partial Regex LiteralSecret();
}
