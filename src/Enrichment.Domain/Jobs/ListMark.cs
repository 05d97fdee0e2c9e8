namespace Enrichment.Domain.Jobs;

/// <summary>A place in a list that is ordered by time, newest first, then by id: what comes after it is older.</summary>
public readonly record struct ListMark(DateTimeOffset At, string Id)
{
    /// <summary>Before everything.</summary>
    public static readonly ListMark Start = new(DateTimeOffset.MaxValue, "");
}
