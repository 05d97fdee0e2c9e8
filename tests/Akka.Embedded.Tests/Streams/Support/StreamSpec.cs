using Akka.Embedded.Simulation;
using Akka.Streams;

namespace Akka.Embedded.Tests.Streams.Support;

/// <summary>A test of streams on one thread and virtual time: that nothing more happens can be seen.</summary>
public abstract class StreamSpec : IDisposable
{
    protected StreamSpec() => Materializer = Simulation.System.Materializer();

    protected ActorSimulation Simulation { get; } = new(seed: 7);

    protected ActorMaterializer Materializer { get; }

    public void Dispose()
    {
        Simulation.Dispose();
        GC.SuppressFinalize(this);
    }

    protected T Run<T>(Task<T> task) => Simulation.Run(task);

    /// <summary>What the stream fails with.</summary>
    protected Exception Failure(Task task)
    {
        Simulation.Complete(task);
        return task.Exception.ShouldNotBeNull().InnerException.ShouldNotBeNull();
    }
}
