using Enrichment.Kubernetes.Tests.Manifests;
using Enrichment.Kubernetes.Tests.Schema;

namespace Enrichment.Kubernetes.Tests;

public class SchemaTests
{
    [Theory]
    [InlineData("local")]
    [InlineData("production")]
    public void Every_object_has_only_keys_of_its_kind_and_all_that_it_needs(string overlay) =>
        Overlay.Of(overlay).Manifests.SelectMany(Kinds.Problems).ShouldBeEmpty();

    [Theory]
    [InlineData("terminationGracePeriodSeconds:", "terminationGracePeriodSecond:", "there is no key 'terminationGracePeriodSecond'")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true", "there is no key 'readOnlyRootFileSystem'")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: yes", "'yes' is not true or false")]
    [InlineData("apiVersion: apps/v1", "apiVersion: apps/v1beta1", "'apps/v1beta1' is not apps/v1")]
    [InlineData("replicas: 3", "replicas: three", "'three' is not a whole number")]
    [InlineData("memory: 2Gi", "memory: 2 GB", "'2 GB' is not a quantity")]
    [InlineData("value: \"5090\"", "value: 5090", "5090 must stand in quotes")]
    [InlineData("serviceName: host", "services: host", "lacks serviceName")]
    [InlineData("port: http", "port: no_port", "'no_port' is not a port's number or name")]
    [InlineData("kind: StatefulSet", "kind: Statefulset", "such a kind is not known here")]
    public void What_Kubernetes_would_refuse_or_overlook_is_found(string right, string wrong, string problem)
    {
        var text = Overlay.Of("production").Text;
        text.ShouldContain(right);

        Manifest.ReadAll(text.Replace(right, wrong, StringComparison.Ordinal)).SelectMany(Kinds.Problems).ShouldContain(p => p.Contains(problem));
    }

    [Theory]
    [InlineData("local", 2, 1)]
    [InlineData("production", 3, 3)]
    public void An_overlay_has_so_many_hosts_and_Lighthouses(string overlay, int hosts, int lighthouses)
    {
        Overlay.Of(overlay).Get("StatefulSet", "host").Text("spec", "replicas").ShouldBe($"{hosts}");
        Overlay.Of(overlay).Get("StatefulSet", "lighthouse").Text("spec", "replicas").ShouldBe($"{lighthouses}");
    }
}
