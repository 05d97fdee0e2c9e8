using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Identity;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Users;

/// <summary>
/// A person who says something once, and again until somebody has answered. Between nodes a word that nobody has answered in time may be
/// carried out after a later one; so whoever takes something back looks once more when all has calmed down.
/// </summary>
internal sealed class Operator(World world, OperatorPlan plan, Func<Node?> node)
{
    /// <summary>All is said and answered.</summary>
    public bool IsDone { get; private set; }

    public async Task Work()
    {
        await world.Wait(plan.After);
        await Say(plan.Message);
        if (plan.Then is var (after, message))
        {
            await world.Wait(after);
            await Say(message);
            await SayOnceMore(message);
        }

        IsDone = true;
    }

    private async Task SayOnceMore(object message)
    {
        if (world.Plan.Cluster is not null)
        {
            var calm = world.Plan.FaultsEnd + Patience.ForAnAnswer;
            await world.Wait(calm > world.Elapsed ? calm - world.Elapsed : TimeSpan.Zero);
            await Say(message);
        }
    }

    private async Task Say(object message)
    {
        while (world.Violation is null)
        {
            world.Story.Tell("operator", $"{message}");
            var answer = node() is { } up ? await Ask(up, plan.Run, message) : null;
            if (IsFinal(answer))
            {
                world.Story.Tell("operator", $"hears: {answer}");
                return;
            }

            await world.Wait(TimeSpan.FromSeconds(2));
        }
    }

    /// <summary>Refused is answered too; a run that has not begun, or a store that is away, is asked again.</summary>
    private static bool IsFinal(object? answer) => answer switch
    {
        RunReply { Problem: { } problem } => !problem.Contains("failed") && !problem.Contains("not been opened yet") && !problem.StartsWith("There is no run", StringComparison.Ordinal),
        GateDone { Problem: { } problem } => problem.StartsWith("There is no account", StringComparison.Ordinal),
        RunReply or GateDone => true,
        _ => false,
    };

    private static Task<object?> Ask(Node up, RunId? run, object message) =>
        run is { } id ? up.Ask(id, message, Patience.ForAnAnswer) : up.AskGate(message, Patience.ForAnAnswer);
}
