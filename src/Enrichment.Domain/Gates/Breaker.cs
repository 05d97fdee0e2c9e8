using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>
/// Stops asking an account that only fails. Closed lets all through; open refuses until its time is over; then one call is let
/// through, which closes or reopens it. "Slow down" and valid negative answers are not failures.
/// </summary>
internal sealed class Breaker(int threshold, TimeSpan openFor)
{
    private int failures;
    private DateTimeOffset? openUntil;
    private string? probe;

    public bool IsOpen(DateTimeOffset now) => openUntil is { } until && (now < until || probe is not null);

    public bool IsProbing => openUntil is not null;

    /// <summary>The call that tries an open breaker whose time is over.</summary>
    public void Start(string permitId)
    {
        if (openUntil is not null)
        {
            probe = permitId;
        }
    }

    public void Record(string permitId, AnswerClass answer, DateTimeOffset now)
    {
        if (answer == AnswerClass.Retry)
        {
            failures++;
            if (failures >= threshold || permitId == probe)
            {
                openUntil = now + openFor;
                probe = null;
            }
        }
        else if (answer is not (AnswerClass.Pending or AnswerClass.Throttled))
        {
            failures = 0;
            openUntil = null;
            probe = null;
        }
        else
        {
            Forget(permitId);
        }
    }

    /// <summary>A call that says nothing about the account, or whose answer never comes: where it was the one that tried, another may.</summary>
    public void Forget(string permitId)
    {
        if (permitId == probe)
        {
            probe = null;
        }
    }
}
