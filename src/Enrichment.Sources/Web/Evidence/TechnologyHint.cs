namespace Enrichment.Sources.Web.Evidence;

/// <summary>One line of <c>technologies.txt</c>: a sign at a place stands for a technology.</summary>
/// <param name="Place">generator, asset, header or cookie.</param>
internal sealed record TechnologyHint(string Place, string Sign, string Technology)
{
    private const string Resource = "Enrichment.Sources.Web.Evidence.Data.technologies.txt";

    /// <exception cref="InvalidDataException">A line of the embedded file has not three parts.</exception>
    public static IReadOnlyList<TechnologyHint> Load()
    {
        using var stream = typeof(TechnologyHint).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];
    }

    private static TechnologyHint Parse(string line) => line.Split('|') is [var place, var sign, var technology]
        ? new TechnologyHint(place, sign, technology)
        : throw new InvalidDataException($"technologies.txt: '{line}' is not place|sign|technology.");
}
