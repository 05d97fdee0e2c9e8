using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Waterfall;

/// <summary>
/// Which source to ask next (mission A7, D4): the asker's order; only sources whose needs are met and that give a field still
/// missing; a field is settled by the first confident value; an operation is asked once per freshness window, its negative
/// answers included.
/// </summary>
public static class WaterfallPlanner
{
    private static readonly Dictionary<string, string> NoInputs = [];

    /// <summary>The next call for this asker, or null when nothing is left to ask.</summary>
    /// <param name="skipped">By operation: not to be asked for this asker.</param>
    public static PlannedCall? Next(
        EntityState entity, WaterfallRequest request, IReadOnlyDictionary<string, Skip> skipped, InputHasher hash)
    {
        var missing = Missing(entity, request);
        if (missing.Count == 0)
        {
            return null;
        }

        foreach (var source in request.Sources)
        {
            if (skipped.ContainsKey(source.Operation) || Plan(entity, request, source, missing, hash) is not { } call)
            {
                continue;
            }

            return call;
        }

        return null;
    }

    /// <summary>The wanted fields without a fresh, confident value.</summary>
    public static List<string> Missing(EntityState entity, WaterfallRequest request)
    {
        var missing = new List<string>(request.Wanted.Count);
        foreach (var field in request.Wanted)
        {
            if (!IsAnswered(entity, request, field))
            {
                missing.Add(field);
            }
        }

        return missing;
    }

    /// <summary>Whether this operation answered within the asker's window, so that asking it again would buy nothing new.</summary>
    public static bool WasAsked(EntityState entity, WaterfallRequest request, string operation, string inputHash)
    {
        foreach (var (_, attempt) in entity.Attempts)
        {
            if (!string.Equals(attempt.Operation, operation, StringComparison.Ordinal))
            {
                continue;
            }

            if (attempt.Outcome == AnswerClass.Suppressed || Covers(attempt, request, inputHash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The inputs of an operation, or null when none of its alternatives is complete.</summary>
    public static IReadOnlyDictionary<string, string>? Inputs(EntityState entity, WaterfallRequest request, SourceDefinition source)
    {
        foreach (var alternative in source.Needs)
        {
            var inputs = Collect(alternative, entity, request);
            if (inputs is null)
            {
                continue;
            }

            AddUsed(inputs, entity, request, source);
            return inputs;
        }

        return source.Needs.Count == 0 ? NoInputs : null;
    }

    private static PlannedCall? Plan(
        EntityState entity, WaterfallRequest request, SourceDefinition source, List<string> missing, InputHasher hash)
    {
        if (source.Kind != entity.Id.Kind || missing.FindAll(source.Gives.Contains) is not { Count: > 0 } gives || Inputs(entity, request, source) is not { } inputs)
        {
            return null;
        }

        var inputHash = hash(entity.Id.Tenant, source.Operation, inputs);
        return WasAsked(entity, request, source.Operation, inputHash)
            ? null
            : new PlannedCall(source, inputs, inputHash, gives, request.FreshSince, request.RunStartedAt);
    }

    /// <summary>
    /// The same question in the window; or any question to the same operation in the window that was answered with data, or in
    /// this very run: rows of one entity that spell its name differently do not buy it twice.
    /// </summary>
    private static bool Covers(Attempt attempt, WaterfallRequest request, string inputHash) =>
        attempt.At >= request.FreshSince
        && (attempt.Outcome == AnswerClass.Data
            || attempt.At >= request.RunStartedAt
            || string.Equals(attempt.InputHash, inputHash, StringComparison.Ordinal));

    private static bool IsAnswered(EntityState entity, WaterfallRequest request, string field) =>
        entity.Facts.TryGetValue(field, out var fact) && fact.At >= request.FreshSince && fact.Confidence >= request.MinConfidence;

    private static Dictionary<string, string>? Collect(IReadOnlyList<string> fields, EntityState entity, WaterfallRequest request)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (Known(entity, request, field) is not { Length: > 0 } text)
            {
                return null;
            }

            inputs[field] = text;
        }

        return inputs;
    }

    /// <summary>
    /// What a source merely uses comes from the row and the entity's key only: were found facts taken in, the next question
    /// would differ from the last by its own answer.
    /// </summary>
    private static void AddUsed(Dictionary<string, string> inputs, EntityState entity, WaterfallRequest request, SourceDefinition source)
    {
        foreach (var field in source.Uses)
        {
            if (Told(entity, request, field) is { Length: > 0 } text)
            {
                inputs.TryAdd(field, text);
            }
        }
    }

    private static string? Known(EntityState entity, WaterfallRequest request, string field) =>
        Told(entity, request, field) ?? (entity.Facts.TryGetValue(field, out var fact) ? fact.Value : null);

    private static string? Told(EntityState entity, WaterfallRequest request, string field)
    {
        if (field == "company.domain" && entity.Id.Kind == EntityKind.Company && !entity.Id.IsProvisional)
        {
            return entity.Id.Key;
        }

        return request.Given.TryGetValue(field, out var text) && text.Length > 0 ? text : null;
    }
}
