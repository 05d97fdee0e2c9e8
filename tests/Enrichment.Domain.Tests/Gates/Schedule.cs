using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>A generated schedule, played to the gate and to the model, which must agree after every step.</summary>
internal sealed class Schedule
{
    public static readonly AccountDefinition[] Accounts =
    [
        new("data", [Desk.PerSecond(3)], 4, null, null),
        new("hunter", [Desk.PerSecond(5), new RateWindow("verify", 2, TimeSpan.FromSeconds(1)), new RateWindow(null, 20, TimeSpan.FromSeconds(30))], null, null, null),
        new("web", [], 6, null, null) { HasBreaker = false },
    ];

    private static readonly GateSettings ModelSettings = Desk.Settings;
    private static readonly string[] Operations = ["find", "verify"];
    private static readonly Dictionary<string, int> ScopeLimits = new() { ["a"] = 1, ["b"] = 3, ["c"] = 50 };
    private readonly Random random;
    private readonly PermitGate gate = new(Accounts, Desk.Settings);
    private readonly NaiveGate model = new(Accounts, ModelSettings);
    private DateTimeOffset now = Desk.Start;
    private DateTimeOffset? wake;

    public Schedule(int seed) => random = new Random(seed);

    /// <summary>Every id ever asked for, with how it ended; null while it has not.</summary>
    public Dictionary<string, string?> Fates { get; } = [];

    public List<(PermitRequest Request, DateTimeOffset At)> Starts { get; } = [];

    /// <summary>Called before each grant, with the model as it stands then.</summary>
    public Action<PermitRequest, NaiveGate, DateTimeOffset> OnGrant { get; init; } = (_, _, _) => { };

    public Schedule Play(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Step();
            Decide();
        }

        return this;
    }

    /// <summary>Lets time pass, gives all back and resumes all, until nothing waits or is held.</summary>
    public Schedule Drain()
    {
        foreach (var account in Accounts)
        {
            gate.Resume(account.Name);
            model.SetPaused(account.Name, false);
        }

        Decide();
        while (model.Waiting.Count + model.Held.Count > 0)
        {
            model.Held.Keys.Order().ToList().ForEach(id => Return(id, AnswerClass.Data));
            now = wake ?? now;
            Decide();
        }

        return this;
    }

    private void Step()
    {
        switch (random.Next(16))
        {
            case < 7:
                Ask();
                break;
            case < 11 when model.Held.Count > 0:
                Return(Any(model.Held.Keys.Order()), AnyAnswer());
                break;
            case 11 when model.Waiting.Count > 0:
                Reprioritise(Any(model.Waiting.Select(w => w.Request.PermitId)), (PriorityClass)random.Next(4));
                break;
            case 12 when model.Waiting.Count + model.Held.Count > 0:
                Cancel(Any(model.Waiting.Select(w => w.Request.PermitId).Concat(model.Held.Keys.Order())));
                break;
            case 13:
                SetPaused(Any(Accounts).Name, random.Next(4) == 0);
                break;
            default:
                Wait();
                break;
        }
    }

    private void Ask()
    {
        var scope = Any(ScopeLimits.Keys);
        var notBefore = random.Next(4) == 0 ? now + TimeSpan.FromMilliseconds(random.Next(5_000)) : now;
        var request = new PermitRequest(
            $"{Fates.Count}", Any(Accounts).Name, Any(Operations), (PriorityClass)random.Next(4), $"tenant{random.Next(3)}",
            scope, ScopeLimits[scope], notBefore);
        Fates.Add(request.PermitId, null);
        gate.Ask(request, now);
        model.Ask(request);
    }

    private void Return(string id, AnswerClass answer)
    {
        var stated = answer == AnswerClass.Throttled && random.Next(2) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 40_000)) : (TimeSpan?)null;
        var end = new PermitReturn(id, answer, stated);
        gate.Return(end, now);
        model.Return(end, now);
    }

    private void Reprioritise(string id, PriorityClass to)
    {
        gate.Reprioritise(id, to, now);
        model.Reprioritise(id, to);
    }

    private void Cancel(string id)
    {
        Fates[id] ??= "cancelled";
        gate.Cancel(id);
        model.Cancel(id);
    }

    private void SetPaused(string account, bool paused)
    {
        _ = paused ? gate.Pause(account, "why") : gate.Resume(account);
        model.SetPaused(account, paused);
    }

    private void Wait()
    {
        now = random.Next(3) == 0 && wake is { } at ? at : now + TimeSpan.FromMilliseconds(random.Next(random.Next(10) == 0 ? 70_000 : 1_500));
        gate.ExpirePermits(now).ShouldBe(model.Expire(now));
    }

    private void Decide()
    {
        var decisions = gate.Decide(now, out wake);
        var refused = new List<PermitDecision>();
        foreach (var granted in decisions.Where(d => d.Refused is null).Select(d => d.Request))
        {
            refused.AddRange(model.Refuse(now));
            granted.ShouldBe(model.Next(now));
            OnGrant(granted, model, now);
            model.Grant(granted, now);
            Starts.Add((granted, now));
            Fates[granted.PermitId] = "granted";
        }

        refused.AddRange(model.Refuse(now));
        model.Next(now).ShouldBeNull();
        wake.ShouldBe(model.Wake(now));
        decisions.Where(d => d.Refused is not null).Select(d => (d.Request.PermitId, d.Refused)).Order()
            .ShouldBe(refused.Select(d => (d.Request.PermitId, d.Refused)).Order());
        refused.ForEach(r => Fates[r.Request.PermitId] = "refused");
        gate.InFlight.ShouldBe(model.Held.Count);
        gate.Views(now).Sum(v => v.Queued).ShouldBe(model.Waiting.Count);
    }

    private AnswerClass AnyAnswer() => random.Next(10) switch
    {
        0 => AnswerClass.Throttled,
        1 or 2 => AnswerClass.Retry,
        3 => AnswerClass.Pending,
        4 when random.Next(10) == 0 => AnswerClass.QuotaGone,
        4 when random.Next(10) == 0 => AnswerClass.AuthGone,
        5 => AnswerClass.NoData,
        _ => AnswerClass.Data,
    };

    private T Any<T>(IEnumerable<T> some)
    {
        var list = some.ToList();
        return list[random.Next(list.Count)];
    }
}
