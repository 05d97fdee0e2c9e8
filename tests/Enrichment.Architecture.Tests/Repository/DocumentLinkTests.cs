using System.Text.RegularExpressions;

namespace Enrichment.Architecture.Tests.Repository;

/// <summary>Documents lead somewhere: to files that exist, and to headings that do.</summary>
public partial class DocumentLinkTests
{
    [Fact]
    public void Every_link_between_documents_leads_to_a_file_and_a_heading()
    {
        var broken =
            from document in Tree.Tracked.Where(f => f.EndsWith(".md"))
            from Match link in Link().Matches(Tree.Read(document))
            let target = link.Groups[1].Value
            where !target.Contains("://")
            let file = target.StartsWith('#') ? document : Resolved(document, target.Split('#')[0])
            where !Exists(file) || (target.Contains('#') && !Headings(file).Contains(target.Split('#')[1]))
            select $"{document}: {target}";

        broken.ShouldBeEmpty();
    }

    private static string Resolved(string document, string target) =>
        Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(document)!, target)).Replace('\\', '/').TrimEnd('/');

    private static bool Exists(string file) => Tree.Tracked.Any(f => f == file || f.StartsWith($"{file}/"));

    /// <summary>As anchors: lower case, no punctuation, hyphens for blanks.</summary>
    private static IEnumerable<string> Headings(string file) =>
        Heading().Matches(Tree.Read(file)).Select(m => NotInAnchors().Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
