using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>A gate with a clock that only the test moves.</summary>
internal sealed class Desk
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly GateSettings Settings = new(
        3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), 0.1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    public Desk(params AccountDefinition[] accounts) => Gate = new PermitGate(accounts, Settings);

    public PermitGate Gate { get; }

    public DateTimeOffset Now { get; private set; } = Start;

    public DateTimeOffset? Wake { get; private set; }

    public static AccountDefinition Account(string name = "hunter", int? concurrent = null, params RateWindow[] windows) =>
        new(name, windows, concurrent, null, null);

    public static RateWindow PerSecond(int count, string? operation = null) => new(operation, count, TimeSpan.FromSeconds(1));

    /// <summary>Seconds after the start.</summary>
    public static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    public static PermitRequest Request(
        string id,
        PriorityClass priority = PriorityClass.Medium,
        string tenant = "acme",
        string account = "hunter",
        string operation = "find",
        string scope = "s",
        int limit = int.MaxValue,
        double notBefore = 0) =>
        new(id, account, operation, priority, tenant, scope, limit, At(notBefore));

    public Desk Ask(params PermitRequest[] requests)
    {
        Array.ForEach(requests, r => Gate.Ask(r, Now));
        return this;
    }

    public Desk Ask(string id, PriorityClass priority = PriorityClass.Medium) => Ask(Request(id, priority));

    public Desk MoveTo(double seconds)
    {
        Now = At(seconds);
        return this;
    }

    /// <summary>The ids granted now, in order; fails on a refusal.</summary>
    public List<string> Grants()
    {
        var decisions = Decide();
        decisions.FindAll(d => d.Refused is not null).ShouldBeEmpty();
        return [.. decisions.Select(d => d.Request.PermitId)];
    }

    public List<PermitDecision> Decide()
    {
        var decisions = Gate.Decide(Now, out var wake);
        Wake = wake;
        return decisions;
    }

    public Desk Return(string id, AnswerClass answer = AnswerClass.Data, double? wait = null)
    {
        Gate.Return(new PermitReturn(id, answer, wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null), Now);
        return this;
    }
}
