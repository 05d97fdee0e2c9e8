using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>
/// The wait of a whole account after "slow down" (mission B3): what the vendor states, else 1, 2, 4 … s, bounded. Calls that were
/// in flight together are told so together: that is one step, not many, and a success among them does not undo it.
/// </summary>
internal sealed class BackOff(GateSettings settings)
{
    /// <summary>Doubling ends here: any bound that makes sense is reached long before.</summary>
    private const int MostSteps = 20;

    private DateTimeOffset until;
    private int steps;

    /// <summary>Null when a call may start now, else the moment when one may.</summary>
    public DateTimeOffset? NextStart(DateTimeOffset now) => now < until ? until : null;

    /// <param name="startedAt">When the call was begun: it is told off with all those begun before the last wait was over.</param>
    public void Record(PermitReturn end, DateTimeOffset startedAt, DateTimeOffset now)
    {
        var isNews = startedAt >= until;
        if (end.Answer == AnswerClass.Throttled)
        {
            steps += isNews ? 1 : 0;
            Extend(now + Wait(end.Wait));
        }
        else if (isNews && end.Answer != AnswerClass.Retry)
        {
            steps = 0;
        }
    }

    private void Extend(DateTimeOffset to) => until = to > until ? to : until;

    private TimeSpan Wait(TimeSpan? stated)
    {
        // A stated wait of nothing would send the same call round and round as fast as the vendor says no.
        var wait = stated > TimeSpan.Zero ? stated.Value : settings.FirstBackOff * Math.Pow(2, Math.Clamp(steps - 1, 0, MostSteps));
        return wait > settings.MaxBackOff ? settings.MaxBackOff : wait;
    }
}
