namespace Enrichment.Simulation.Tests.Mutations;

/// <summary>A defect to be planted.</summary>
/// <param name="Is">The text that stands in the file.</param>
/// <param name="Becomes">What takes its place.</param>
internal sealed record Mutation(string Name, string File, string Is, string Becomes)
{
    /// <summary>Reads the list; what stands before the first name explains it.</summary>
    public static List<Mutation> Read(IReadOnlyList<string> lines)
    {
        var heads = Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("== ", StringComparison.Ordinal)).ToList();
        return [.. heads.Select((head, i) => Read([.. lines.Take(i + 1 < heads.Count ? heads[i + 1] : lines.Count).Skip(head)]))];
    }

    private static Mutation Read(List<string> lines)
    {
        var (at, becomes) = (lines.IndexOf("-- is"), lines.IndexOf("-- becomes"));
        return new Mutation(lines[0][3..], lines[1], Text(lines[(at + 1)..becomes]), Text(lines[(becomes + 1)..]).TrimEnd('\n'));
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
