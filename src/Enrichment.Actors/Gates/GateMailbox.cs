using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Enrichment.Domain.Buckets;

namespace Enrichment.Actors.Gates;

/// <summary>
/// The gate's mailbox (mission P2): operators' words first, then permits that come back, then requests by class, first-in
/// first-out among equals. What changes or takes back a request comes behind all requests: ahead of its own it would find nothing
/// to change, and the request would then wait in the wrong class, or hold a permit that nobody returns.
/// </summary>
public sealed class GateMailbox(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    /// <summary>The name under which both runtimes' configuration knows it.</summary>
    public const string Name = "gate-mailbox";

    private const int FirstClass = 3;
    private const int BehindRequests = FirstClass + (int)PriorityClass.Minimal + 1;

    protected override int PriorityGenerator(object message) => message switch
    {
        PauseAccount or ResumeAccount or DrainGate or GetGate => 0,
        ReturnPermit or ReleasePermit => 1,
        AskPermit ask => FirstClass + (int)ask.Request.Class,
        ReprioritisePermit or CancelPermit => BehindRequests,
        _ => 2,
    };
}
