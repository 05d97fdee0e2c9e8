using YamlDotNet.RepresentationModel;

namespace Enrichment.Kubernetes.Tests.Manifests;

/// <summary>One object of Kubernetes.</summary>
internal sealed class Manifest(YamlMappingNode root)
{
    public YamlMappingNode Root => root;

    public string Kind => Text("kind")!;

    public string Name => Text("metadata", "name")!;

    /// <summary>The specification of its pods; null for what has none.</summary>
    public Manifest? Pod => Kind is "StatefulSet" or "Job" ? At("spec", "template", "spec") : null;

    public IReadOnlyList<Manifest> Containers => Pod!.List("containers");

    public static IReadOnlyList<Manifest> ReadAll(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(d => new Manifest((YamlMappingNode)d.RootNode))];
    }

    /// <summary>The text there; null where there is nothing.</summary>
    public string? Text(params string[] path) => (Find(path) as YamlScalarNode)?.Value;

    public Manifest? At(params string[] path) => Find(path) is YamlMappingNode node ? new Manifest(node) : null;

    /// <summary>The objects of a list; none where there is no list.</summary>
    public IReadOnlyList<Manifest> List(params string[] path) => Find(path) is YamlSequenceNode list ? [.. list.OfType<YamlMappingNode>().Select(n => new Manifest(n))] : [];

    public IReadOnlyList<string> Texts(params string[] path) => Find(path) is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(n => n.Value!)] : [];

    /// <summary>Keys and texts of a map.</summary>
    public IReadOnlyDictionary<string, string> Map(params string[] path) => Find(path) is YamlMappingNode map
        ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => ((YamlScalarNode)c.Value).Value!)
        : new Dictionary<string, string>();

    public override string ToString() => root.ToString();

    private YamlNode? Find(string[] path)
    {
        YamlNode? at = root;
        foreach (var key in path)
        {
            at = at is YamlMappingNode map && map.Children.TryGetValue(key, out var below) ? below : null;
        }

        return at;
    }
}
