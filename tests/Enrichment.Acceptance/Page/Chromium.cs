namespace Enrichment.Acceptance.Page;

/// <summary>The browser that is installed; none is downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "ENRICHMENT_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Find();

    // A browser's own sandbox refuses to run as root.
    public static IReadOnlyList<string> Arguments { get; } = Environment.UserName == "root" ? ["--no-sandbox"] : [];

    private static string Find() => Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"no {string.Join(", ", Names)} on the PATH: install one, or name it in {Variable}");
}
