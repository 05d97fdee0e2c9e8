using Enrichment.Kubernetes.Tests.Manifests;

namespace Enrichment.Kubernetes.Tests;

/// <summary>What runs pods, over all overlays.</summary>
internal static class Workloads
{
    public static readonly string[] Overlays = ["local", "production"];

    public static TheoryData<string, string> Ours => Pairs(m => m.Name is "host" or "lighthouse" or "migrate");

    public static TheoryData<string, string> Members => Pairs(m => m.Name is "host" or "lighthouse");

    public static TheoryData<string, string> All => Pairs(_ => true);

    public static Manifest Find(string overlay, string name) => Overlay.Of(overlay).Manifests.Single(m => m.Pod is not null && m.Name == name);

    /// <summary>The environment of a workload's only container in its first pod.</summary>
    public static Dictionary<string, string> EnvironmentOf(string overlay, string name) =>
        ContainerEnvironment.Of(Find(overlay, name).Containers.Single(), Overlay.Of(overlay), $"{name}-0");

    /// <summary>The number behind a port's name.</summary>
    public static int PortOf(Manifest container, string name) =>
        int.Parse(container.List("ports").Single(p => p.Text("name") == name).Text("containerPort")!, System.Globalization.CultureInfo.InvariantCulture);

    private static TheoryData<string, string> Pairs(Func<Manifest, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var overlay in Overlays)
        {
            foreach (var manifest in Overlay.Of(overlay).Manifests.Where(m => m.Pod is not null && wanted(m)))
            {
                data.Add(overlay, manifest.Name);
            }
        }

        return data;
    }
}
