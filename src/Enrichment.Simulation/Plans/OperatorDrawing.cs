using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Plans;

/// <summary>Draws what people say to runs and accounts while they work. What they pause they resume.</summary>
internal sealed class OperatorDrawing(Draw draw, IReadOnlyList<AccountDefinition> accounts, IReadOnlyList<RunPlan> runs)
{
    public List<OperatorPlan> Operators() =>
        draw.Percent(50) ? [] : [.. Enumerable.Range(0, draw.Number(1, 3)).Select(_ => Word(draw.One(runs)))];

    private OperatorPlan Word(RunPlan plan)
    {
        var run = plan.Definition.Run;
        var after = plan.After + draw.Seconds(0.05, 30);
        var back = draw.Seconds(0.05, 20);
        var segment = plan.Definition.Buckets.Count == 0 ? "none" : draw.One(plan.Definition.Buckets).Segment;
        return draw.Number(0, 9) switch
        {
            0 or 1 => new OperatorPlan(after, run, new SetRunBudget(draw.Percent(50) ? null : 2 * (plan.Definition.TotalBudget ?? 1))),
            2 => new OperatorPlan(after, run, new PauseRun("a person paused it"), (back, new ResumeRun())),
            3 => new OperatorPlan(after, run, new CancelRun("the wrong file")),
            4 => new OperatorPlan(after, run, new CancelRunBucket(segment, "not this one")),
            5 or 6 => new OperatorPlan(after, run, new SetRunBucketPriority(segment, (PriorityClass)draw.Number(0, 3))),
            7 => new OperatorPlan(after, run, new PauseRunBucket(segment, "a person paused it"), (back, new ResumeRunBucket(segment))),
            8 => new OperatorPlan(after, run, new SetRunBucketBudget(segment, 1)),
            _ => Pause(draw.One(accounts).Name, after, back),
        };
    }

    private static OperatorPlan Pause(string account, TimeSpan after, TimeSpan back) =>
        new(after, null, new PauseAccount(account, "a person paused it"), (back, new ResumeAccount(account)));
}
