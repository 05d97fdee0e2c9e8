namespace Akka.Embedded.Tests.Surface;

/// <summary>Where the repository lies.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Enrichment.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException($"No Enrichment.sln above {AppContext.BaseDirectory}");
    }
}
