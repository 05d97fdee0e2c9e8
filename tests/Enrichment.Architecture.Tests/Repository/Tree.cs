using System.Diagnostics;

namespace Enrichment.Architecture.Tests.Repository;

/// <summary>The repository that these tests were built from.</summary>
internal static class Tree
{
    private static readonly Lazy<IReadOnlyList<string>> TrackedFiles = new(ListTracked);

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Files under version control that exist, relative to the root, with '/' between folders.</summary>
    public static IReadOnlyList<string> Tracked => TrackedFiles.Value;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string Find(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Enrichment.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException($"There is no Enrichment.sln above {AppContext.BaseDirectory}.");
    }

    private static List<string> ListTracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, "git cannot list the repository's files");
        return [.. files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(PathOf(f))).Order(StringComparer.Ordinal)];
    }
}
