using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>How often a field was found in a run.</summary>
/// <param name="Entities">Answers that have it.</param>
/// <param name="Rows">Rows that those answers went to, filled cells included.</param>
public sealed record FieldCount(string Field, long Entities, long Rows);

/// <summary>How many found values have a confidence in [<paramref name="From"/>, <paramref name="From"/> + 0.1), the last including 1.</summary>
public sealed record ConfidenceCount(decimal From, long Values);

/// <summary>How many answers of a run had so many fields.</summary>
public sealed record AnswerSize(int Fields, long Entities);

/// <summary>An error of a run, for its log.</summary>
public sealed record LoggedError(EntityId Entity, DateTimeOffset At, LookupError Error);

/// <summary>What the answers of a run held: the measures of quality of mission B11.</summary>
public interface IFindingsReader
{
    /// <summary>By field name.</summary>
    Task<IReadOnlyList<FieldCount>> Fields(RunId run);

    /// <summary>Values by confidence in tenths, lowest first; tenths without values are left out.</summary>
    Task<IReadOnlyList<ConfidenceCount>> Confidences(RunId run);

    /// <summary>Answers by how many fields they had, fewest first.</summary>
    Task<IReadOnlyList<AnswerSize>> Sizes(RunId run);

    /// <summary>The error log of a run in the order in which its answers were applied.</summary>
    Task<IReadOnlyList<LoggedError>> Errors(RunId run, int limit);
}
