using System.Text.RegularExpressions;

namespace Enrichment.Architecture.Tests.Repository;

/// <summary>Whoever clones the repository finds nothing in it that is true only on the machine where it was written.</summary>
public partial class SpeaksOfItselfTests
{
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".txt", ".yml", ".yaml", ".sh", ".xml", ".editorconfig", ".html", ".js", ".css"];

    [Fact]
    public void No_tracked_file_names_a_path_of_somebodys_machine() => Complaints(MachinePath()).ShouldBeEmpty();

    [Fact]
    public void No_tracked_file_names_the_host_of_a_package_registry() => Complaints(RegistryHost()).ShouldBeEmpty();

    [Fact]
    public void The_patterns_find_what_they_are_meant_to_find()
    {
        string[] paths = ["\"/wo" + "rk/main\"", "see /ho" + "me/ann/x", "C:\\Us" + "ers\\ann", "/tmp/stu" + "dio"];
        string[] hosts = ["https://api.nu" + "get.org/v3", "registry.np" + "mjs.org", "pkgs.dev.az" + "ure.com", "py" + "pi.org", "/v3/index" + ".json"];

        paths.ShouldAllBe(p => MachinePath().IsMatch(p));
        hosts.ShouldAllBe(h => RegistryHost().IsMatch(h));
        MachinePath().IsMatch("https://acme.com/work/us").ShouldBeFalse();
    }

    private static IEnumerable<string> Complaints(Regex pattern) =>
        from file in Tree.Tracked
        where TextEndings.Contains(Path.GetExtension(file)) || !Path.HasExtension(file)
        from line in File.ReadLines(Tree.PathOf(file)).Select((text, i) => (Text: text, Number: i + 1))
        where pattern.IsMatch(line.Text)
        select $"{file}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"(?<![\w.:/-])/(work|home|Users|root)/[\w.-]|/tmp/(studio|brief|bash)|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    // The brackets keep the pattern from finding itself.
    [GeneratedRegex(@"n[u]get\.org|n[p]mjs\.(org|com)|p[y]pi\.org|pkgs[.]dev\.azure|a[r]tifactory|m[y]get\.org|/v3/index[.]json", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();
}
