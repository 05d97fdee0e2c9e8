using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Runtime;

/// <summary>The phases of a shutdown with their tasks.</summary>
internal sealed class ShutdownPhases(LocalActorSystem system)
{
    internal static readonly string[] InOrder =
    [
        CoordinatedShutdown.PhaseBeforeServiceUnbind,
        CoordinatedShutdown.PhaseServiceUnbind,
        CoordinatedShutdown.PhaseServiceRequestsDone,
        CoordinatedShutdown.PhaseServiceStop,
        CoordinatedShutdown.PhaseBeforeClusterShutdown,
        CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
        CoordinatedShutdown.PhaseClusterLeave,
        CoordinatedShutdown.PhaseClusterExiting,
        CoordinatedShutdown.PhaseClusterExitingDone,
        CoordinatedShutdown.PhaseClusterShutdown,
        CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
        CoordinatedShutdown.PhaseActorSystemTerminate,
    ];

    private readonly Dictionary<string, List<(string Name, Func<Task<Done>> Task)>> _tasks = [];

    internal void Add(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        Index(phase);
        lock (_tasks)
        {
            if (!_tasks.TryGetValue(phase, out var tasks))
                _tasks[phase] = tasks = [];
            tasks.Add((taskName, task));
        }
    }

    internal TimeSpan Timeout(string phase)
    {
        Index(phase);
        return system.Options.ShutdownPhaseTimeout;
    }

    internal async Task Run(string? fromPhase)
    {
        foreach (var phase in InOrder.Skip(fromPhase is null ? 0 : Index(fromPhase)))
            await RunPhase(phase).ConfigureAwait(false);
    }

    private async Task RunPhase(string phase)
    {
        var running = Tasks(phase).Select(task => RunTask(phase, task.Name, task.Task)).ToArray();
        if (running.Length == 0)
            return;
        try
        {
            await Task.WhenAll(running).WaitAsync(Timeout(phase), system.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            system.Logger.LogWarning("Shutdown phase {Phase} took longer than {Timeout}: going on", phase, Timeout(phase));
        }
    }

    private async Task RunTask(string phase, string name, Func<Task<Done>> task)
    {
        try
        {
            await task().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            system.Logger.LogWarning(e, "Shutdown task {Task} in phase {Phase} failed: going on", name, phase);
        }
    }

    private (string Name, Func<Task<Done>> Task)[] Tasks(string phase)
    {
        lock (_tasks)
            return _tasks.TryGetValue(phase, out var tasks) ? [.. tasks] : [];
    }

    private static int Index(string phase)
    {
        var index = Array.IndexOf(InOrder, phase);
        return index >= 0
            ? index
            : throw new ArgumentException($"'{phase}' is not a phase; the phases are {string.Join(", ", InOrder)}", nameof(phase));
    }
}
