using Enrichment.Domain.Identity;

namespace Enrichment.Operators.Seams;

/// <summary>What is known of a field.</summary>
public sealed record FactLine(string Field, string Value, double Confidence, string Source, DateTimeOffset At, string Call, string? Evidence);

/// <summary>A question that was answered and is not asked again while its answer is fresh.</summary>
public sealed record QuestionLine(string Source, string Answer, DateTimeOffset At, string Call);

/// <summary>A paid call.</summary>
/// <param name="Most">Dollars that it could have cost.</param>
public sealed record CallLine(
    string Call, DateTimeOffset At, string Source, string Bucket, string State, string? Answer, decimal Most, decimal Charged, double Units, string? Detail);

/// <summary>A company, person or property.</summary>
/// <param name="AliasOf">The entity that took its place once its key was learnt.</param>
public sealed record EntityDetail(
    string Entity, string? AliasOf, long Version, IReadOnlyList<FactLine> Facts, IReadOnlyList<QuestionLine> Questions, IReadOnlyList<CallLine> Calls);

/// <summary>The entities of every tenant.</summary>
public interface IEntityOperations
{
    /// <summary>Null where nothing is known of it.</summary>
    Task<EntityDetail?> Show(EntityId entity);

    /// <summary>Takes away what is known of it; its calls stay.</summary>
    /// <exception cref="Commands.CommandProblemException">It is being looked up.</exception>
    Task Forget(EntityId entity);
}
