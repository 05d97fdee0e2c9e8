namespace Enrichment.Fuzzing.Tests.Engine;

/// <summary>The inputs that are kept: good ones to begin from, and those that once found something.</summary>
internal static class Corpus
{
    /// <summary>Those of a target, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Of(FuzzTarget target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name);
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }
}
