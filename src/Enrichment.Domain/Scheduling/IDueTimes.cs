namespace Enrichment.Domain.Scheduling;

/// <summary>When something is due.</summary>
public interface IDueTimes
{
    /// <summary>The first time after this one; null when none comes.</summary>
    DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>The local date of a moment, where the schedule lives.</summary>
    DateOnly DateOf(DateTimeOffset moment);
}
