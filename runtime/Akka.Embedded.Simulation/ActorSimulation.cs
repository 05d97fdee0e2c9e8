using Akka.Actor;

namespace Akka.Embedded.Simulation;

/// <summary>An actor system on one thread and virtual time, repeatable by its seed.</summary>
public sealed class ActorSimulation : IDisposable
{
    private readonly InlineContinuations _inline = InlineContinuations.Allow();

    /// <summary>Starts an actor system; <paramref name="compose"/> makes its options of the clock and the dispatcher.</summary>
    public ActorSimulation(int seed, Func<VirtualTimeProvider, SimulationDispatcher, EmbeddedOptions>? compose = null)
    {
        Seed = seed;
        Dispatcher = new SimulationDispatcher(seed);
        var options = compose?.Invoke(Time, Dispatcher) ?? new EmbeddedOptions { TimeProvider = Time, Dispatcher = Dispatcher };
        System = EmbeddedActorSystem.Create("simulation", options);
    }

    /// <summary>What decides the order of turns.</summary>
    public int Seed { get; }

    /// <summary>The clock.</summary>
    public VirtualTimeProvider Time { get; } = new();

    /// <summary>What runs the turns.</summary>
    public SimulationDispatcher Dispatcher { get; }

    /// <summary>The actor system.</summary>
    public ActorSystem System { get; }

    /// <summary>Runs until no actor has anything to do; time stands still.</summary>
    public void RunUntilIdle() => Dispatcher.RunUntilIdle();

    /// <summary>Lets so much time pass, timer by timer, running what each of them causes.</summary>
    public void Advance(TimeSpan by)
    {
        var until = Time.GetTimestamp() + by.Ticks;
        do
        {
            RunUntilIdle();
        }
        while (Time.AdvanceToNextTimer(until));
        Time.Advance(TimeSpan.FromTicks(until - Time.GetTimestamp()));
    }

    /// <summary>Runs until the task is done, letting time pass where nothing else is left to do.</summary>
    /// <exception cref="InvalidOperationException">There is nothing left to run and no timer to wait for: the task cannot end.</exception>
    public T Run<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Complete(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs until the task is done, letting time pass where nothing else is left to do.</summary>
    public void Complete(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        while (!task.IsCompleted)
        {
            if (!Dispatcher.RunOne() && !Time.AdvanceToNextTimer())
                throw new InvalidOperationException($"Seed {Seed}: nothing is left to run, and the task waits at {Time.GetUtcNow():O}");
        }
    }

    /// <summary>Ends the actor system.</summary>
    public void Dispose()
    {
        try
        {
            Complete(System.Terminate());
        }
        finally
        {
            _inline.Dispose();
        }
    }
}
