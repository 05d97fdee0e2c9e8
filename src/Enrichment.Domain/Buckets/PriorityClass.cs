namespace Enrichment.Domain.Buckets;

/// <summary>The order in which work goes first wherever it queues; lower is sooner. First-in first-out within one class.</summary>
public enum PriorityClass
{
    High = 0,
    Medium = 1,
    Low = 2,
    Minimal = 3,
}
