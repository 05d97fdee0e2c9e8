using Enrichment.Domain.Identity;

namespace Enrichment.Simulation.Plans;

/// <summary>A person's word to a run or to the gate, said again until it is acknowledged.</summary>
/// <param name="Message">One of the run's or gate's messages.</param>
/// <param name="Run">Null for the gate.</param>
/// <param name="Then">Said once the first is acknowledged: resume after pause.</param>
internal sealed record OperatorPlan(TimeSpan After, RunId? Run, object Message, (TimeSpan After, object Message)? Then = null);
