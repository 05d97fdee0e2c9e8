using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;

namespace Enrichment.Actors.Tests.Support;

/// <summary>What actors want to do next: on the thread pool at first, and only when the test says so once they are held.</summary>
internal sealed class Turns : Setup
{
    private readonly object door = new();
    private readonly Queue<IRunnable> waiting = new();
    private bool held;
    private int running;

    public void Add(IRunnable turn)
    {
        lock (door)
        {
            if (held)
            {
                waiting.Enqueue(turn);
                return;
            }

            running++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(RunFreely, turn, false);
    }

    /// <summary>Waits until nothing is under way; from then on nothing runs but what the test lets run.</summary>
    public void Hold()
    {
        lock (door)
        {
            while (running > 0)
            {
                Monitor.Wait(door);
            }

            held = true;
        }
    }

    /// <summary>What was held, and what follows, runs on the thread pool.</summary>
    public void LetGo()
    {
        lock (door)
        {
            held = false;
        }

        while (Next() is { } turn)
        {
            Add(turn);
        }
    }

    /// <summary>Runs turns on this thread until there are none.</summary>
    public void RunUntilIdle()
    {
        while (Next() is { } turn)
        {
            turn.Run();
        }
    }

    private IRunnable? Next()
    {
        lock (door)
        {
            return waiting.TryDequeue(out var turn) ? turn : null;
        }
    }

    private void RunFreely(IRunnable turn)
    {
        try
        {
            turn.Run();
        }
        finally
        {
            lock (door)
            {
                running--;
                Monitor.PulseAll(door);
            }
        }
    }
}

/// <summary>The executor by which Akka.NET's dispatchers take the test's <see cref="Turns"/>.</summary>
internal sealed class TurnsOfTheTest(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new Executor(id, Prerequisites.Settings.Setup.Get<Turns>().Value);

    private sealed class Executor(string id, Turns turns) : ExecutorService(id)
    {
        public override void Execute(IRunnable run) => turns.Add(run);

        public override void Shutdown()
        {
        }
    }
}
