using System.Text.Json;
using Enrichment.Domain.Rules;
using Enrichment.Host.Configuration;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>The strategies and bucket rules in force: the shipped ones, with the configuration's over them.</summary>
internal static class Rulebooks
{
    private static readonly string[] Families = ["Internal", "Data Axle", "Hunter"];

    /// <exception cref="ConfigurationProblemException">The configured ones are wrong.</exception>
    public static StrategyBook Strategies(EnrichmentSettings settings) => settings.Strategies is not { } own
        ? StrategyBook.Shipped
        : Guarded(() => StrategyBook.Parse(own.ValueKind == JsonValueKind.Array ? $"{{\"strategies\":{own.GetRawText()}}}" : own.GetRawText(), Families));

    /// <exception cref="ConfigurationProblemException">The configured ones are wrong.</exception>
    public static BucketRules Buckets(EnrichmentSettings settings) =>
        settings.BucketRules is not { } own ? BucketRules.Shipped : Guarded(() => BucketRules.Parse(own.GetRawText()));

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RulesException e)
        {
            throw new ConfigurationProblemException($"configuration: {e.Message}", e);
        }
    }
}
