namespace Enrichment.Host.Tests.Support;

/// <summary>What no answer may tell: paths, types, stack traces.</summary>
public static class Leaks
{
    private static readonly string[] Telling =
        ["   at ", "Exception", "System.", "Microsoft.", "Enrichment.Host", "Enrichment.Domain", ".cs:", "SQLite", "sqlite", "Kestrel", "/tmp/", "\\tmp\\"];

    public static void ShouldTellNothingOfOurs(this string answer, string asked) =>
        Telling.Where(t => answer.Contains(t, StringComparison.Ordinal)).ShouldBeEmpty($"{asked} was answered: {answer}");
}
