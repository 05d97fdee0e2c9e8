using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>
/// Ends an actor system phase by phase: from closing the doors to stopping the actors. The tasks of a phase run side by side; a phase that
/// fails or takes too long does not keep the next from starting.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    /// <summary>The first phase, for what must come before any door is closed.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Stops taking connections.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Waits for requests under way.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Closes connections.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>For what must come before the cluster is left.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Hands shards over.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>Leaves the cluster.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Hands singletons over.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>Waits until the others have seen it.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>Ends the cluster's part.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>For what must come before the actors stop.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>Stops the actors.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly LocalActorSystem _system;
    private readonly ShutdownPhases _phases;
    private readonly TaskCompletionSource<Done> _done = new();
    private Reason? _reason;

    internal CoordinatedShutdown(LocalActorSystem system)
    {
        _system = system;
        _phases = new ShutdownPhases(system);
        AddTask(PhaseActorSystemTerminate, "terminate-system", StopActors);
    }

    /// <summary>The actor system it ends.</summary>
    public ExtendedActorSystem System => _system;

    /// <summary>Why it runs; null until it does.</summary>
    public Reason? ShutdownReason => _reason;

    /// <summary>How long all phases may take together.</summary>
    public TimeSpan TotalTimeout => ShutdownPhases.InOrder.Length * _system.Options.ShutdownPhaseTimeout;

    /// <summary>The actor system's.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) => sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>Adds a task to a phase. It may be called while the shutdown runs, for later phases.</summary>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task) => _phases.Add(phase, taskName, task);

    /// <summary>How long a phase may take.</summary>
    public TimeSpan Timeout(string phase) => _phases.Timeout(phase);

    /// <summary>Runs all phases, or those from one on. Called again, it does nothing and returns the same end.</summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            _ = RunPhases(fromPhase);
        return _done.Task;
    }

    private async Task RunPhases(string? fromPhase)
    {
        try
        {
            await _phases.Run(fromPhase).ConfigureAwait(false);
            _done.SetResult(Done.Instance);
        }
        catch (Exception e)
        {
            _done.SetException(e);
        }
    }

    private async Task<Done> StopActors()
    {
        await _system.StopActors().ConfigureAwait(false);
        return Done.Instance;
    }
}
