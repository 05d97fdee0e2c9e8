using Enrichment.Actors.Runs;
using Enrichment.Domain.Runs;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Users;

/// <summary>
/// Wants one run: has it begun, asks again while nobody has said that it is, and looks from time to time how it stands. What was said to
/// be done must stay done.
/// </summary>
internal sealed class JobRunner(World world, RunPlan plan, Func<Node?> node, Draw draw)
{
    private bool isAcknowledged;

    /// <summary>The run as it stood when it had ended; null while it has not.</summary>
    public RunProgress? Ended { get; private set; }

    /// <summary>How it was seen last.</summary>
    public RunProgress? Seen { get; private set; }

    public RunPlan Plan => plan;

    public async Task Work()
    {
        await world.Wait(plan.After);
        while (Ended is null && world.Violation is null)
        {
            if (node() is { } up)
            {
                await (isAcknowledged ? Look(up) : Begin(up));
            }

            await world.Wait(draw.Seconds(0.5, 5));
        }
    }

    private async Task Begin(Node up)
    {
        if (await up.Ask(plan.Definition.Run, new StartRun(plan.Definition), Patience.ForAnAnswer) is RunReply { Problem: null })
        {
            isAcknowledged = true;
            world.Story.Tell("job runner", $"{plan.Definition.Run} has been begun");
        }
    }

    private async Task Look(Node up)
    {
        if (await up.Ask(plan.Definition.Run, new GetRun(), Patience.ForAnAnswer) is not RunStateReply reply)
        {
            return;
        }

        world.Require(reply.Progress is not null, Invariant.EveryRowEnds, () => $"{plan.Definition.Run} was said to be begun, and now nobody knows it");
        Seen = reply.Progress;
        if (Seen is { Ended: true })
        {
            Ended = Seen;
            world.Story.Tell("job runner", $"{plan.Definition.Run} has ended: {Seen.Run.Status} {Seen.Run.StoppedBy}");
        }
    }
}
