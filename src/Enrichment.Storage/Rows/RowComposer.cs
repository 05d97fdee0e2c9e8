using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>Makes the values of a row from its filled input cells and the answers applied to it, in their order.</summary>
/// <remarks>Filled cells win, then earlier answers: an answer never overwrites a value (invariant 7).</remarks>
public static class RowComposer
{
    /// <param name="row">The row without values: its <see cref="TableRow.Values"/> are the filled input cells.</param>
    public static TableRow Compose(TableRow row, IReadOnlyList<RowAnswer> answers)
    {
        if (answers.Count == 0) return row;
        var values = new Dictionary<string, string>(row.Values, StringComparer.Ordinal);
        var meta = new Dictionary<string, FieldMeta>(StringComparer.Ordinal);
        foreach (var (answer, shared) in answers)
        {
            foreach (var field in answer.Fields)
            {
                if (values.TryAdd(field.Field, field.Value)) meta.Add(field.Field, Meta(field, shared));
            }
        }

        return row with { Values = values, Meta = meta, Missing = Missing(answers, values), Reason = row.Reason ?? Reason(row.Status, answers) };
    }

    private static FieldMeta Meta(FieldAnswer field, bool shared) =>
        new(field.Operation, field.CallId, field.Confidence, field.At, shared || field.Shared, field.Evidence);

    private static Dictionary<string, string> Missing(IReadOnlyList<RowAnswer> answers, Dictionary<string, string> values)
    {
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in answers.SelectMany(a => a.Answer.Missing))
        {
            if (!values.ContainsKey(field.Field)) missing[field.Field] = field.Text;
        }

        return missing;
    }

    private static string? Reason(RowStatus status, IReadOnlyList<RowAnswer> answers) =>
        answers.LastOrDefault(a => a.Answer.Status == status).Answer?.Reason;
}
