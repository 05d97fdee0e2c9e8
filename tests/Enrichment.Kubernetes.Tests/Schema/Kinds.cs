using Enrichment.Kubernetes.Tests.Manifests;
using static Enrichment.Kubernetes.Tests.Schema.Shapes;

namespace Enrichment.Kubernetes.Tests.Schema;

/// <summary>The kinds of objects that are used here, with the keys that each may have.</summary>
internal static class Kinds
{
    private static readonly Dictionary<string, (string Version, (string Key, Shape Shape)[] Keys)> Known = new()
    {
        ["Namespace"] = ("v1", []),
        ["ServiceAccount"] = ("v1", [("automountServiceAccountToken!", Flag)]),
        ["ConfigMap"] = ("v1", [("data!", Labels)]),
        ["Service"] = ("v1", [("spec!", Object(
            ("type", Word("ClusterIP")), ("clusterIP", Word("None")), ("publishNotReadyAddresses", Flag), ("selector!", Labels),
            ("ports!", List(Object(("name!", Shapes.Port), ("port!", Number), ("targetPort!", Shapes.Port), ("protocol", Word("TCP", "UDP")))))))]),
        ["StatefulSet"] = ("apps/v1", [("spec!", Object(
            ("serviceName!", Text), ("replicas!", Number), ("podManagementPolicy", Word("Parallel", "OrderedReady")), ("revisionHistoryLimit", Number),
            ("minReadySeconds", Number), ("updateStrategy", Object(("type!", Word("RollingUpdate", "OnDelete")))), ("selector!", Pods.Selector),
            ("template!", Pods.Template),
            ("volumeClaimTemplates", List(Object(
                ("metadata!", Object(("name!", Text))),
                ("spec!", Object(("accessModes!", List(Word("ReadWriteOnce"))), ("resources!", Pods.Resources), ("storageClassName", Text))))))))]),
        ["Job"] = ("batch/v1", [("spec!", Object(
            ("backoffLimit", Number), ("ttlSecondsAfterFinished", Number), ("activeDeadlineSeconds", Number), ("template!", Pods.Template)))]),
        ["PodDisruptionBudget"] = ("policy/v1", [("spec!", Object(("maxUnavailable", Number), ("minAvailable", Number), ("selector!", Pods.Selector)))]),
        ["NetworkPolicy"] = ("networking.k8s.io/v1", [("spec!", Object(
            ("podSelector!", Pods.Selector), ("policyTypes!", List(Word("Ingress", "Egress"))),
            ("ingress", List(Object(("from", Peers), ("ports", Ports)))), ("egress", List(Object(("to", Peers), ("ports", Ports))))))]),
    };

    private static Shape Peers => List(Object(
        ("podSelector", Pods.Selector), ("namespaceSelector", Pods.Selector), ("ipBlock", Object(("cidr!", Text), ("except", List(Text))))));

    private static Shape Ports => List(Object(("protocol!", Word("TCP", "UDP")), ("port!", Shapes.Port)));

    /// <summary>What is wrong with an object; empty when all is well.</summary>
    public static IEnumerable<string> Problems(Manifest manifest)
    {
        var place = $"{manifest.Kind} {manifest.Name}";
        if (!Known.TryGetValue(manifest.Kind, out var kind))
        {
            return [$"{place}: such a kind is not known here"];
        }

        var metadata = Object(("name!", Text), ("namespace", Text), ("labels", Labels), ("annotations", Labels));
        return Object([("apiVersion!", Word(kind.Version)), ("kind!", Text), ("metadata!", metadata), .. kind.Keys]).Problems(manifest.Root, place);
    }
}
