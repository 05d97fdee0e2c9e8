namespace Akka.Embedded.Simulation;

/// <summary>
/// Takes a test framework's synchronization context off the thread. Under it the continuations of completed tasks would be queued to the
/// thread pool; without it they run where the task is completed, on the simulation's thread.
/// </summary>
public sealed class InlineContinuations : IDisposable
{
    private readonly SynchronizationContext? _outer = SynchronizationContext.Current;

    private InlineContinuations() => SynchronizationContext.SetSynchronizationContext(null);

    /// <summary>Takes it off until this is disposed.</summary>
    public static InlineContinuations Allow() => new();

    /// <inheritdoc />
    public void Dispose() => SynchronizationContext.SetSynchronizationContext(_outer);
}
