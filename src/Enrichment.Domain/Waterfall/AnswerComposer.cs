using Enrichment.Domain.Entities;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Waterfall;

/// <summary>What a finished plan amounts to: the fields found, a reason for each one missing, and the status they make.</summary>
public sealed record Outcome(RowStatus Status, IReadOnlyList<FieldAnswer> Fields, IReadOnlyList<MissingField> Missing);

/// <summary>Puts an asker's answer together once nothing is left to ask for it.</summary>
public static class AnswerComposer
{
    /// <param name="paidCalls">Calls that this asker paid for: what they answered is not shared.</param>
    public static Outcome Compose(
        EntityState entity, WaterfallRequest request, IReadOnlyDictionary<string, Skip> skipped, IReadOnlySet<string> paidCalls)
    {
        var fields = new List<FieldAnswer>();
        var missing = new List<MissingField>();
        foreach (var field in request.Wanted)
        {
            if (entity.Facts.TryGetValue(field, out var fact) && fact.At >= request.FreshSince)
            {
                fields.Add(new FieldAnswer(
                    field, fact.Value, fact.Operation, fact.CallId, fact.Confidence, fact.At, !paidCalls.Contains(fact.CallId), fact.Evidence));
            }
            else
            {
                missing.Add(WhyMissing(entity, request, skipped, field));
            }
        }

        return new Outcome(StatusOf(entity, request, fields, missing), fields, missing);
    }

    private static RowStatus StatusOf(EntityState entity, WaterfallRequest request, List<FieldAnswer> fields, List<MissingField> missing)
    {
        if (missing.Exists(m => m.Reason is MissingReason.Budget or MissingReason.Quota or MissingReason.Paused or MissingReason.Cancelled))
        {
            return RowStatus.Deferred;
        }

        if (WasKnownBefore(entity, request, fields, missing))
        {
            return RowStatus.Skipped;
        }

        if (fields.Count > 0)
        {
            return missing.Count == 0 ? RowStatus.Enriched : RowStatus.Partial;
        }

        if (missing.Exists(m => m.Reason == MissingReason.Pending))
        {
            return RowStatus.Deferred;
        }

        return missing.Exists(m => m.Reason == MissingReason.Error) ? RowStatus.Failed : RowStatus.NoResult;
    }

    /// <summary>
    /// What can be answered was, with a value or with "nothing known", inside the window and before the run (mission A5). What
    /// others asked of the entity meanwhile for fields of their own does not count.
    /// </summary>
    private static bool WasKnownBefore(EntityState entity, WaterfallRequest request, List<FieldAnswer> fields, List<MissingField> missing) =>
        (fields.Count > 0 || missing.Exists(m => m.Reason is MissingReason.NoData or MissingReason.Suppressed))
        && fields.TrueForAll(f => f.At < request.RunStartedAt)
        && missing.TrueForAll(m => m.Reason is MissingReason.NoData or MissingReason.Suppressed or MissingReason.NoSource)
        && !entity.Attempts.Values.Any(a => a.At >= request.RunStartedAt && IsAskedFor(request, a.Operation));

    private static bool IsAskedFor(WaterfallRequest request, string operation) =>
        request.Sources.Any(s => s.Operation == operation && s.Gives.Any(request.Wanted.Contains));

    private static MissingField WhyMissing(
        EntityState entity, WaterfallRequest request, IReadOnlyDictionary<string, Skip> skipped, string field)
    {
        Skip? worst = null;
        var answers = new List<Attempt>();
        foreach (var source in request.Sources.Where(s => s.Gives.Contains(field)))
        {
            if (skipped.TryGetValue(source.Operation, out var skip))
            {
                worst = worst is null || Weight(skip.Reason) > Weight(worst.Reason) ? skip : worst;
            }

            answers.AddRange(entity.Attempts.Values.Where(a => IsAnswerOf(a, source, request)));
        }

        if (worst is not null)
        {
            return new MissingField(field, worst.Reason, worst.Detail);
        }

        return answers switch
        {
            [] => new MissingField(field, MissingReason.NoSource, "no allowed source gives it, or what the source needs is not known"),
            _ when answers.Exists(a => a.Outcome == AnswerClass.Suppressed) =>
                new MissingField(field, MissingReason.Suppressed, "the person has refused to be looked up"),
            _ => new MissingField(field, MissingReason.NoData, "asked, nothing known"),
        };
    }

    private static bool IsAnswerOf(Attempt attempt, SourceDefinition source, WaterfallRequest request) =>
        string.Equals(attempt.Operation, source.Operation, StringComparison.Ordinal)
        && (attempt.At >= request.FreshSince || attempt.Outcome == AnswerClass.Suppressed);

    /// <summary>Which reason a person needs to hear first: one that money or time can change before one that is final.</summary>
    private static int Weight(MissingReason reason) => reason switch
    {
        MissingReason.Cancelled => 7,
        MissingReason.Budget => 6,
        MissingReason.Paused => 5,
        MissingReason.Quota => 4,
        MissingReason.Pending => 3,
        MissingReason.Error => 2,
        MissingReason.Suppressed => 1,
        _ => 0,
    };
}
