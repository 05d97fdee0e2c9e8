using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Users;

/// <summary>Waiting, as people and programs outside of the nodes do.</summary>
internal static class Patience
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan ForAnAnswer = TimeSpan.FromSeconds(40);

    public static Task Wait(this World world, TimeSpan time)
    {
        var over = new TaskCompletionSource();
        world.After(time, over.SetResult);
        return over.Task;
    }
}
