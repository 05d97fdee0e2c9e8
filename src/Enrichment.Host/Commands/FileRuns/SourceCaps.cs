using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>What a run may spend at each account: the configured caps, with the user's over them.</summary>
internal static class SourceCaps
{
    /// <exception cref="UsageException">There is no such account.</exception>
    public static IReadOnlyDictionary<string, decimal> Of(ISourceCatalog sources, IReadOnlyDictionary<string, decimal> chosen)
    {
        var caps = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var account in sources.Accounts.Where(a => a.Cap is not null))
        {
            caps[account.Name] = account.Cap!.Value;
        }

        foreach (var (name, dollars) in chosen)
        {
            var account = sources.Accounts.FirstOrDefault(a => Letters(a.Name) == Letters(name))
                ?? throw new UsageException($"--source-budget: there is no source account '{name}'.{DidYouMean.Hint(name, [.. sources.Accounts.Select(a => a.Name)])}");
            caps[account.Name] = dollars;
        }

        return caps;
    }

    /// <summary>People write Data Axle, data-axle and dataaxle, and mean the same.</summary>
    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
