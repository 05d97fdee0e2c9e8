using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>What the model remembers of an account: every start there ever was, and the episodes of back-off and breaker.</summary>
internal sealed class NaiveAccount(AccountDefinition definition, GateSettings settings)
{
    private int failures;
    private DateTimeOffset? openUntil;
    private string? probe;
    private int steps;

    public string Name => definition.Name;

    public List<(string Operation, DateTimeOffset At)> Starts { get; } = [];

    public Dictionary<PriorityClass, string> LastTenant { get; } = [];

    public int InFlight { get; set; }

    public bool IsPaused { get; set; }

    public MissingReason? Off { get; set; }

    public DateTimeOffset BackOffUntil { get; private set; }

    public bool HasRoom => InFlight < (definition.MaxConcurrent ?? int.MaxValue) && (openUntil is null || InFlight == 0);

    public MissingReason? Refusal(DateTimeOffset now)
    {
        if (Off is not null || IsPaused)
        {
            return Off ?? MissingReason.Paused;
        }

        return openUntil is { } until && (now < until || probe is not null) ? MissingReason.Error : null;
    }

    /// <summary>When back-off and every window let the operation start.</summary>
    public DateTimeOffset OpensAt(string operation, DateTimeOffset now) =>
        definition.Windows
            .Where(w => w.Operation is null || w.Operation == operation)
            .Select(w => OpensAt(w))
            .Append(BackOffUntil)
            .Append(now)
            .Max();

    public void Begin(string permitId, string operation, DateTimeOffset now)
    {
        Starts.Add((operation, now));
        InFlight++;
        probe = openUntil is null ? null : permitId;
    }

    public void Forget(string permitId)
    {
        InFlight--;
        probe = probe == permitId ? null : probe;
    }

    public void End(PermitReturn end, DateTimeOffset startedAt, DateTimeOffset now)
    {
        InFlight--;
        RecordForBreaker(end, now);
        RecordForBackOff(end, startedAt, now);
        Off = end.Answer == AnswerClass.QuotaGone ? MissingReason.Quota : end.Answer == AnswerClass.AuthGone ? MissingReason.Error : Off;
    }

    private DateTimeOffset OpensAt(RateWindow window)
    {
        var last = Starts.FindAll(s => window.Operation is null || s.Operation == window.Operation);
        return last.Count < window.Count ? default : last[^window.Count].At + (window.Period * (1 + settings.RateMargin));
    }

    private void RecordForBreaker(PermitReturn end, DateTimeOffset now)
    {
        var tried = probe == end.PermitId;
        probe = tried ? null : probe;
        if (end.Answer == AnswerClass.Retry)
        {
            failures++;
            var opens = tried || (definition.HasBreaker && failures >= settings.BreakerThreshold);
            openUntil = opens ? now + settings.BreakerOpenFor : openUntil;
        }
        else if (end.Answer is not (AnswerClass.Throttled or AnswerClass.Pending))
        {
            (failures, openUntil, probe) = (0, null, null);
        }
    }

    private void RecordForBackOff(PermitReturn end, DateTimeOffset startedAt, DateTimeOffset now)
    {
        var isNews = startedAt >= BackOffUntil;
        if (end.Answer == AnswerClass.Throttled)
        {
            steps += isNews ? 1 : 0;
            var wait = end.Wait ?? settings.FirstBackOff * Math.Pow(2, Math.Max(0, steps - 1));
            var until = now + (wait < settings.MaxBackOff ? wait : settings.MaxBackOff);
            BackOffUntil = until > BackOffUntil ? until : BackOffUntil;
        }
        else if (isNews && end.Answer != AnswerClass.Retry)
        {
            steps = 0;
        }
    }
}
