using System.Xml.Linq;
using Enrichment.Architecture.Tests.Repository;

namespace Enrichment.Architecture.Tests.Projects;

/// <summary>A reference in a project file.</summary>
/// <param name="Name">The project's or package's name.</param>
/// <param name="Runtime">The actor runtime that it is for; null for both.</param>
/// <param name="IsPrivate">It only takes part in the build: an analyzer.</param>
internal sealed record Reference(string Name, string? Runtime, bool IsPrivate);

/// <summary>What a project file refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XElement xml;

    private ProjectFile(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        xml = XElement.Parse(Tree.Read(path));
        Projects = [.. References("ProjectReference").Select(r => r with { Name = System.IO.Path.GetFileNameWithoutExtension(r.Name) })];
        Packages = [.. References("PackageReference")];
    }

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Tree.Tracked.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => new ProjectFile(f))];

    public string Path { get; }

    public string Name { get; }

    public IReadOnlyList<Reference> Projects { get; }

    public IReadOnlyList<Reference> Packages { get; }

    public static ProjectFile Of(string name) =>
        All.SingleOrDefault(p => p.Name == name) ?? throw new FileNotFoundException($"There is no project {name}.");

    private IEnumerable<Reference> References(string kind) =>
        xml.Descendants(kind).Select(r => new Reference(
            r.Attribute("Include")!.Value, RuntimeOf(r), r.Attribute("PrivateAssets")?.Value == "all"));

    private static string? RuntimeOf(XElement reference)
    {
        var condition = string.Concat(reference.AncestorsAndSelf().Attributes("Condition").Select(a => a.Value).Where(c => c.Contains("$(ActorRuntime)")));
        return condition switch
        {
            "" => null,
            "'$(ActorRuntime)' == 'Embedded'" => "Embedded",
            "'$(ActorRuntime)' == 'AkkaNet'" => "AkkaNet",
            _ => throw new FormatException($"An unknown condition on the actor runtime: {condition}"),
        };
    }
}
