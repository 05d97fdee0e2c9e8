namespace Enrichment.Acceptance.Support;

/// <summary>Where the sources lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The folder of shared data: <c>ENRICHMENT_SHARED</c>, or <c>shared</c> beside the repository.</summary>
    public static string Shared { get; } = Environment.GetEnvironmentVariable("ENRICHMENT_SHARED") is { Length: > 0 } named
        ? named
        : Path.Combine(Root, "..", "shared");

    private static string FindRoot(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Enrichment.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Enrichment.sln above {from}");
    }
}
