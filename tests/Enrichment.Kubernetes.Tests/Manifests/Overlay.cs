using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Enrichment.Kubernetes.Tests.Manifests;

/// <summary>An overlay as <c>kubectl kustomize</c> renders it, which is what <c>kubectl apply -k</c> applies.</summary>
internal sealed class Overlay
{
    private static readonly ConcurrentDictionary<string, Lazy<Overlay>> Rendered = new();

    private Overlay(string name, string text) => (Name, Text, Manifests) = (name, text, Manifest.ReadAll(text));

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<Manifest> Manifests { get; }

    public static Overlay Of(string name) => Rendered.GetOrAdd(name, n => new Lazy<Overlay>(() => new Overlay(n, Render(n)))).Value;

    public Manifest Get(string kind, string name) => Manifests.Single(m => m.Kind == kind && m.Name == name);

    public IEnumerable<Manifest> All(string kind) => Manifests.Where(m => m.Kind == kind);

    private static string Render(string name)
    {
        try
        {
            using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", Tree.PathOf($"k8s/overlays/{name}")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = kubectl.StandardError.ReadToEndAsync();
            var text = kubectl.StandardOutput.ReadToEnd();
            kubectl.WaitForExit();
            return kubectl.ExitCode == 0 ? text : throw new InvalidOperationException(
                $"kubectl kustomize k8s/overlays/{name} failed; a kubectl from before 1.27 cannot read it: {error.Result}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("These checks need kubectl, 1.27 or newer: https://kubernetes.io/docs/tasks/tools/", missing);
        }
    }
}
