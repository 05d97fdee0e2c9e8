using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Rows;

/// <summary>Asks the writer to store an answer; the sender gets an <see cref="AnswersStored"/> once it is durable.</summary>
public sealed record StoreAnswer(EntityAnswer Answer);

/// <summary>Answers of one bucket that one flush stored.</summary>
public sealed record AnswersStored(IReadOnlyList<(EntityAnswer Answer, AppliedAnswer Applied)> Answers);

/// <summary>The flush that these answers were in failed: nothing of it is stored.</summary>
public sealed record AnswersNotStored(IReadOnlyList<EntityAnswer> Answers, string Reason);
