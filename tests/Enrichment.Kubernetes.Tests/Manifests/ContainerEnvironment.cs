using System.Text.RegularExpressions;

namespace Enrichment.Kubernetes.Tests.Manifests;

/// <summary>What a container finds in its environment, as Kubernetes puts it together.</summary>
internal static partial class ContainerEnvironment
{
    /// <summary>The secrets that operators make, with values that could be; see docs/operations.md.</summary>
    public static readonly IReadOnlyDictionary<string, string> Secrets = new Dictionary<string, string>
    {
        ["enrichment-database/connection"] = "Host=postgres;Username=node;Password=p;Database=enrichment",
        ["enrichment-database/owner-connection"] = "Host=postgres;Username=owner;Password=p;Database=enrichment",
        ["enrichment-database/password"] = "0123456789abcdef0123456789abcdef",
        ["enrichment-cluster/secret"] = "0123456789abcdef0123456789abcdef",
        ["enrichment-cluster/pbm-token"] = "fedcba9876543210fedcba9876543210",
    };

    /// <param name="pod">The pod's name.</param>
    public static Dictionary<string, string> Of(Manifest container, Overlay overlay, string pod)
    {
        var variables = new Dictionary<string, string>();
        foreach (var source in container.List("envFrom").Where(s => s.Text("configMapRef", "name") is not null))
        {
            foreach (var (name, value) in overlay.Get("ConfigMap", source.Text("configMapRef", "name")!).Map("data"))
            {
                variables[name] = value;
            }
        }

        foreach (var variable in container.List("env"))
        {
            variables[variable.Text("name")!] = Value(variable, overlay, pod, variables);
        }

        return variables;
    }

    /// <summary>The references to secrets, as secret/key.</summary>
    public static IEnumerable<string> SecretsOf(Manifest container) =>
        container.List("env").Select(v => v.At("valueFrom", "secretKeyRef")).OfType<Manifest>().Select(s => $"{s.Text("name")}/{s.Text("key")}");

    private static string Value(Manifest variable, Overlay overlay, string pod, Dictionary<string, string> before)
    {
        if (variable.Text("value") is { } text)
        {
            return Reference().Replace(text, m => before.GetValueOrDefault(m.Groups[1].Value, m.Value));
        }

        if (variable.At("valueFrom", "configMapKeyRef") is { } map)
        {
            return overlay.Get("ConfigMap", map.Text("name")!).Map("data")[map.Text("key")!];
        }

        return variable.At("valueFrom", "secretKeyRef") is { } secret
            ? Secrets[$"{secret.Text("name")}/{secret.Text("key")}"]
            : variable.Text("valueFrom", "fieldRef", "fieldPath") == "metadata.name" ? pod
            : throw new InvalidDataException($"{variable.Text("name")} has no value");
    }

    [GeneratedRegex(@"\$\(([A-Za-z0-9_]+)\)")]
    private static partial Regex Reference();
}
