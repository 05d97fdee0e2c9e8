using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>Answers with their documents, which whoever brings them has written: the writer's thread has enough to do.</summary>
internal sealed record AnswersToApply(IReadOnlyList<(EntityAnswer Answer, byte[] Document)> Answers)
{
    public static AnswersToApply Of(IReadOnlyList<EntityAnswer> answers) => new([.. answers.Select(a => (a, StoredAnswer.Write(a)))]);
}
