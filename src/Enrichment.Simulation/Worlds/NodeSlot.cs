using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Telling;

namespace Enrichment.Simulation.Worlds;

/// <summary>A node over all its lives: starts it, kills it, lets it stand still.</summary>
internal sealed class NodeSlot(World world, string name, Surroundings around)
{
    private readonly Draw chance = world.Draw($"thaw of {name}");
    private int lives;

    public string Name => name;

    /// <summary>Its present life; null while it is down.</summary>
    public Node? Node { get; private set; }

    /// <summary>The present life where it takes what it is asked; else null.</summary>
    public Node? Up => Node is { IsUp: true, Process.IsFrozen: false } ? Node : null;

    public void Start()
    {
        var node = new Node(world, name, $"{name}.{++lives}", around, () => Restart("is no member any more"));
        Node = node;
        world.Story.Tell(node.Process.Name, "starts");
        world.Follow(Start(node));
    }

    public void Kill(string why, TimeSpan down)
    {
        world.Story.Tell(Node!.Process.Name, why);
        Node.Kill();
        around.Failed(Node);
        Node = null;
        world.After(down, Start);
    }

    public void Freeze(TimeSpan time)
    {
        if (Node is not { } node)
        {
            return;
        }

        world.Story.Tell(node.Process.Name, $"stands still for {time.TotalSeconds:0.0} s");
        node.Process.Freeze();
        world.After(time, () =>
        {
            if (!node.Process.IsDead)
            {
                world.Story.Tell(node.Process.Name, "goes on");
                node.Process.Resume();
                world.After(chance.Milliseconds(0.1, 100), node.Process.CatchUp);
            }
        });
    }

    /// <summary>A start that the store fails ends the process; its supervisor starts it again.</summary>
    private async Task Start(Node starting)
    {
        try
        {
            await starting.Start();
        }
        catch (Exception failure) when (StoryLog.UnexplainedBy(failure) is null || failure is Akka.Actor.AskTimeoutException)
        {
            if (Node == starting)
            {
                Restart($"cannot start: {failure.Message}");
            }
        }
    }

    private void Restart(string why)
    {
        if (Node is not null)
        {
            Kill(why, TimeSpan.FromSeconds(1));
        }
    }
}
