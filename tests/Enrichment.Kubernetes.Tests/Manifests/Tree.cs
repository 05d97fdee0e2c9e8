using System.Runtime.CompilerServices;

namespace Enrichment.Kubernetes.Tests.Manifests;

/// <summary>The repository's files.</summary>
internal static class Tree
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static bool Has(string file) => File.Exists(PathOf(file)) || Directory.Exists(PathOf(file));

    public static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
