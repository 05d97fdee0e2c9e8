using static Enrichment.Kubernetes.Tests.Schema.Shapes;

namespace Enrichment.Kubernetes.Tests.Schema;

/// <summary>Pods, as far as they are used here.</summary>
internal static class Pods
{
    public static Shape Selector { get; } = Object(
        ("matchLabels", Labels),
        ("matchExpressions", List(Object(("key!", Text), ("operator!", Word("In", "NotIn", "Exists", "DoesNotExist")), ("values", List(Text))))));

    public static Shape Resources { get; } = Object(("requests!", Amounts), ("limits", Amounts));

    public static Shape Template { get; } = Object(("metadata!", Object(("labels!", Labels), ("annotations", Labels))), ("spec!", Pod));

    private static Shape Amounts => Object(("cpu", Quantity), ("memory", Quantity), ("ephemeral-storage", Quantity), ("storage", Quantity));

    private static Shape Pod => Object(
        ("serviceAccountName!", Text),
        ("automountServiceAccountToken!", Flag),
        ("enableServiceLinks", Flag),
        ("terminationGracePeriodSeconds", Number),
        ("restartPolicy", Word("Always", "OnFailure", "Never")),
        ("securityContext!", Object(
            ("runAsNonRoot", Flag), ("runAsUser", Number), ("runAsGroup", Number), ("fsGroup", Number),
            ("seccompProfile", Object(("type!", Word("RuntimeDefault", "Localhost")))))),
        ("affinity", Object(("podAntiAffinity", Object(
            ("preferredDuringSchedulingIgnoredDuringExecution", List(Object(("weight!", Number), ("podAffinityTerm!", AffinityTerm)))),
            ("requiredDuringSchedulingIgnoredDuringExecution", List(AffinityTerm)))))),
        ("topologySpreadConstraints", List(Object(
            ("maxSkew!", Number), ("topologyKey!", Text), ("whenUnsatisfiable!", Word("ScheduleAnyway", "DoNotSchedule")), ("labelSelector!", Selector)))),
        ("containers!", List(Container)),
        ("volumes", List(Object(("name!", Text), ("emptyDir", Object(("sizeLimit", Quantity), ("medium", Text)))))));

    private static Shape AffinityTerm => Object(("topologyKey!", Text), ("labelSelector!", Selector));

    private static Shape Container => Object(
        ("name!", Text),
        ("image!", Text),
        ("args", List(Text)),
        ("ports", List(Object(("name!", Port), ("containerPort!", Number), ("protocol", Word("TCP", "UDP"))))),
        ("env", List(Variable)),
        ("envFrom", List(One(("configMapRef", Object(("name!", Text))), ("secretRef", Object(("name!", Text), ("optional", Flag)))))),
        ("startupProbe", Probe),
        ("livenessProbe", Probe),
        ("readinessProbe", Probe),
        ("resources!", Resources),
        ("securityContext!", Object(
            ("allowPrivilegeEscalation!", Flag), ("readOnlyRootFilesystem!", Flag),
            ("capabilities!", Object(("drop!", List(Text)))))),
        ("volumeMounts", List(Object(("name!", Text), ("mountPath!", Text), ("readOnly", Flag)))));

    private static Shape Variable => Object(
        ("name!", Text),
        ("value", Text),
        ("valueFrom", One(
            ("fieldRef", Object(("fieldPath!", Text))),
            ("configMapKeyRef", Object(("name!", Text), ("key!", Text))),
            ("secretKeyRef", Object(("name!", Text), ("key!", Text))))));

    private static Shape Probe => Object(
        ("httpGet", Object(("path!", Text), ("port!", Port))),
        ("exec", Object(("command!", List(Text)))),
        ("initialDelaySeconds", Number),
        ("periodSeconds!", Number),
        ("timeoutSeconds!", Number),
        ("failureThreshold", Number));
}
