using Enrichment.Domain.Fields;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Configuration;

/// <summary>Chooses stages by name and fits them to what a file is about.</summary>
public static class StageBook
{
    /// <param name="names">In the order in which they are worked, by comma.</param>
    /// <param name="persons">The file names persons: they are looked up in place of a contact at each company.</param>
    /// <exception cref="ConfigurationProblemException">A stage, a field or a source is unknown; the message suggests the nearest one.</exception>
    public static IReadOnlyList<Stage> Choose(
        IReadOnlyDictionary<string, StageSettings> stages, string names, bool persons, ISourceCatalog sources)
    {
        var known = Sources(sources);
        return [.. Named(stages, names).Select(s => Fit(s.Name, s.Stage, persons, known))];
    }

    /// <summary>The stages of these names, before they are fitted to anything.</summary>
    /// <exception cref="ConfigurationProblemException">One is unknown, or none is named.</exception>
    public static IReadOnlyList<(string Name, StageSettings Stage)> Named(IReadOnlyDictionary<string, StageSettings> stages, string names)
    {
        var chosen = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(name => Find(stages, name)).ToList();
        return chosen.Count > 0 ? chosen : throw new ConfigurationProblemException($"--stages: name at least one of {string.Join(", ", stages.Keys)}");
    }

    private static (string Name, StageSettings Stage) Find(IReadOnlyDictionary<string, StageSettings> stages, string name)
    {
        var found = stages.FirstOrDefault(s => s.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found.Key is not null
            ? (found.Key, found.Value)
            : throw new ConfigurationProblemException($"--stages: there is no stage '{name}'.{DidYouMean.Hint(name, [.. stages.Keys])}");
    }

    private static Stage Fit(string name, StageSettings stage, bool persons, IReadOnlyList<string> known)
    {
        foreach (var field in stage.Fields.Where(f => FieldCatalog.Find(f) is null))
        {
            throw new ConfigurationProblemException(
                $"Stages:{name}:Fields: there is no field '{field}'.{DidYouMean.Hint(field, [.. FieldCatalog.All.Select(f => f.Name)])}");
        }

        foreach (var source in stage.Sources.Where(s => !known.Contains(s, StringComparer.OrdinalIgnoreCase)))
        {
            throw new ConfigurationProblemException($"Stages:{name}:Sources: there is no source '{source}'.{DidYouMean.Hint(source, known.ToArray())}");
        }

        var dropped = persons ? "contact." : "person.";
        return new Stage(name, [.. stage.Fields.Where(f => !f.StartsWith(dropped, StringComparison.Ordinal))], stage.Sources);
    }

    private static IReadOnlyList<string> Sources(ISourceCatalog sources) =>
        [.. sources.Operations.Select(o => o.Family).Distinct(), .. sources.Operations.Select(o => o.Operation)];
}
