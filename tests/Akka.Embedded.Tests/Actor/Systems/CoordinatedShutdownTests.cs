using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Actor.Systems;

public sealed class CoordinatedShutdownTests : IDisposable
{
    private readonly ActorSimulation _simulation = new(11);
    private readonly List<string> _log = [];

    private CoordinatedShutdown Shutdown => CoordinatedShutdown.Get(_simulation.System);

    public void Dispose() => _simulation.Dispose();

    [Fact]
    public void Phases_run_in_their_order_and_end_with_the_actor_system()
    {
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "last");
        Add(CoordinatedShutdown.PhaseServiceUnbind, "second");
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");
        _simulation.System.RegisterOnTermination(() => _log.Add("terminated"));

        Run();

        _log.ShouldBe(["first", "second", "last", "terminated"]);
    }

    [Fact]
    public void Terminating_the_system_runs_them_too()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "stopped");

        _simulation.Dispose();

        _log.ShouldBe(["stopped"]);
        Shutdown.ShutdownReason.ShouldBe(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
    }

    [Fact]
    public void It_runs_once_and_keeps_its_first_reason()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "stopped");

        Run();
        var again = Shutdown.Run(CoordinatedShutdown.ClusterLeavingReason.Instance);

        again.IsCompletedSuccessfully.ShouldBeTrue();
        _log.ShouldBe(["stopped"]);
        Shutdown.ShutdownReason.ShouldBe(CoordinatedShutdown.ClrExitReason.Instance);
    }

    [Fact]
    public void A_task_that_fails_does_not_keep_the_next_phase_from_running()
    {
        Shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "bad", () => throw new InvalidOperationException("no"));
        Add(CoordinatedShutdown.PhaseServiceStop, "after");

        Run();

        _log.ShouldBe(["after"]);
    }

    [Fact]
    public void A_phase_that_takes_too_long_is_left_behind()
    {
        var never = new TaskCompletionSource<Done>();
        var start = _simulation.Time.GetUtcNow();
        Shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "slow", () => never.Task);
        Shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "after", () =>
        {
            _log.Add($"after {(_simulation.Time.GetUtcNow() - start).TotalSeconds} s");
            return Task.FromResult(Done.Instance);
        });

        Run();

        _log.ShouldBe(["after 5 s"]);
    }

    [Fact]
    public void It_can_begin_with_a_later_phase()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "skipped");
        Add(CoordinatedShutdown.PhaseServiceStop, "run");

        _simulation.Run(Shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop));

        _log.ShouldBe(["run"]);
    }

    [Fact]
    public void An_unknown_phase_is_refused_with_the_known_ones()
    {
        var refusal = Should.Throw<ArgumentException>(() => Add("service-stopp", "x"));

        refusal.Message.ShouldContain(CoordinatedShutdown.PhaseServiceStop);
    }

    private void Run() => _simulation.Run(Shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance));

    private void Add(string phase, string word) => Shutdown.AddTask(phase, word, () =>
    {
        _log.Add(word);
        return Task.FromResult(Done.Instance);
    });
}
