namespace Enrichment.Architecture.Tests.Repository;

/// <summary>A file has one subject; one that has grown long has two.</summary>
public class FileSizeTests
{
    private const int Most = 400;

    private static readonly List<(string File, int Lines)> Sources =
        [.. Tree.Tracked.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, File.ReadLines(Tree.PathOf(f)).Count()))];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Sources.Where(s => s.Lines > Most).Select(s => $"{s.File}: {s.Lines} lines").ShouldBeEmpty();

    [Theory]
    [InlineData(0.5, 60)]
    [InlineData(0.9, 200)]
    public void Most_source_files_are_short(double share, int lines)
    {
        var byLength = Sources.Select(s => s.Lines).Order().ToList();

        byLength.Count.ShouldBeGreaterThan(100);
        byLength[(int)(byLength.Count * share)].ShouldBeLessThanOrEqualTo(lines);
    }
}
