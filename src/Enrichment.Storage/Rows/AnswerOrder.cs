using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>The order in which answers that come together are applied.</summary>
internal static class AnswerOrder
{
    /// <summary>
    /// Passes in which no row meets two answers: one kind of entity each, since a row has at most one entity of a kind, and each
    /// (bucket, entity) once, so that a second answer finds what the first left. Companies come first.
    /// </summary>
    public static IEnumerable<IReadOnlyList<EntityAnswer>> Passes(IEnumerable<EntityAnswer> answers) => answers
        .GroupBy(a => (a.Bucket, a.Entity)).SelectMany(same => same.Select((answer, turn) => (answer, turn)))
        .GroupBy(a => (a.turn, a.answer.Entity.Kind), a => a.answer).OrderBy(pass => pass.Key).Select(pass => pass.ToList());
}
