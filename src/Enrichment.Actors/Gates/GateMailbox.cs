using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Enrichment.Actors.Gates;

/// <summary>
/// The gate's mailbox (mission P2): operators' words first, then permits that come back, then requests by class, first-in
/// first-out among equals.
/// </summary>
public sealed class GateMailbox(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    /// <summary>The name under which both runtimes' configuration knows it.</summary>
    public const string Name = "gate-mailbox";

    protected override int PriorityGenerator(object message) => message switch
    {
        PauseAccount or ResumeAccount or DrainGate or GetGate => 0,
        ReturnPermit or CancelPermit => 1,
        ReprioritisePermit => 2,
        AskPermit ask => 3 + (int)ask.Request.Class,
        _ => 2,
    };
}
