using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>Reads strategies from JSON: {"strategies": [{"name", "priority", "max_budget", "batch_size", "sources", "fresh_days", "concurrency"}]}.</summary>
internal static class StrategyReader
{
    private const decimal MostDollars = 1_000_000_000m, MostDays = 3650m;
    private const int MostBatch = 10_000, MostConcurrency = 1_000;

    /// <param name="over">Strategies that stay where the file does not change them; null when the file must be complete.</param>
    public static StrategyBook Read(string json, StrategyBook? over, IReadOnlyCollection<string>? families)
    {
        var root = JsonPart.Parse(json, "strategies").Only("strategies");
        var strategies = over?.All.ToList() ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in root["strategies"].Items())
        {
            part.Only("name", "priority", "max_budget", "batch_size", "sources", "fresh_days", "concurrency");
            var name = part["name"].Text();
            if (!BucketId.IsSegment(name))
                throw part["name"].Error("may hold letters, digits, '-' and '_' only");
            if (!seen.Add(name))
                throw part["name"].Error($"\"{name}\" stands twice");
            var at = strategies.FindIndex(strategy => strategy.Name == name);
            var strategy = ReadOne(part, name, at >= 0 ? strategies[at] : over?.Named(StrategyBook.DefaultName), families);
            if (at >= 0)
                strategies[at] = strategy;
            else
                strategies.Add(strategy);
        }

        return new StrategyBook(strategies);
    }

    private static Strategy ReadOne(JsonPart part, string name, Strategy? basis, IReadOnlyCollection<string>? families)
    {
        bool Takes(string key) => basis is null || part.Has(key);
        return new Strategy(
            name,
            Takes("priority") ? Priority(part["priority"]) : basis!.Priority,
            Takes("max_budget") ? part["max_budget"].Number(0, MostDollars) : basis!.MaxBudget,
            Takes("batch_size") ? part["batch_size"].Whole(1, MostBatch) : basis!.BatchSize,
            Takes("sources") ? Sources(part["sources"], families) : basis!.Sources,
            Takes("fresh_days") ? TimeSpan.FromDays((double)part["fresh_days"].Number(0, MostDays)) : basis!.FreshFor,
            Takes("concurrency") ? part["concurrency"].Whole(1, MostConcurrency) : basis!.Concurrency);
    }

    private static PriorityClass Priority(JsonPart part)
    {
        var text = part.Text();
        var names = Enum.GetNames<PriorityClass>();
        var index = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Enum.Parse<PriorityClass>(names[index])
            : throw part.Error($"\"{text}\" is no priority.{DidYouMean.Hint(text, names)}");
    }

    private static List<string> Sources(JsonPart list, IReadOnlyCollection<string>? families)
    {
        var sources = new List<string>();
        foreach (var item in list.Items())
        {
            var given = item.Text();
            var known = families is null ? given : families.FirstOrDefault(family => family.Equals(given, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                throw item.Error($"\"{given}\" is no source.{DidYouMean.Hint(given, families!)}");
            if (sources.Contains(known))
                throw item.Error($"\"{known}\" stands twice");
            sources.Add(known);
        }

        return sources.Count > 0 ? sources : throw list.Error("must name at least one source");
    }
}
