using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>
/// The data files that ship inside this assembly. A line that starts with "# " is a remark; "[name]" opens a section.
/// </summary>
internal static class EmbeddedData
{
    /// <summary>The whole text of a data file.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its data file {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The entries of one section; of the part before any section when <paramref name="section"/> is empty.</summary>
    public static IEnumerable<string> Lines(string name, string section = "")
    {
        var current = "";
        foreach (var line in Text(name).EnumerateLines())
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line[0] == '[' && line[^1] == ']' && section.Length > 0)
                current = line[1..^1];
            else if (current == section)
                yield return line;
        }
    }

    /// <summary>The entries of one section as a set that compares ordinally, ignoring case.</summary>
    public static HashSet<string> Set(string name, string section = "") =>
        new(Lines(name, section), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> EnumerateLines(this string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r'));
}
