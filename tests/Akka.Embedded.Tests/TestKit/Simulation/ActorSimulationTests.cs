using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Kit.Simulation;

public sealed class ActorSimulationTests
{
    [Fact]
    public void An_hour_passes_at_once()
    {
        using var simulation = new ActorSimulation(1);
        var clock = simulation.System.ActorOf(Props.Create(() => new Clock()));

        var answer = simulation.Run(clock.Ask<DateTimeOffset>(TimeSpan.FromHours(1)));

        answer.ShouldBe(new DateTimeOffset(2025, 1, 1, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_task_that_can_never_end_is_an_error_with_the_seed()
    {
        using var simulation = new ActorSimulation(42);

        var failure = Should.Throw<InvalidOperationException>(() => simulation.Complete(new TaskCompletionSource().Task));

        failure.Message.ShouldContain("Seed 42");
    }

    [Fact]
    public void Work_from_another_thread_while_it_runs_is_an_error()
    {
        var simulation = new ActorSimulation(1);
        var actor = simulation.System.ActorOf(Props.Create(() => new Disloyal()));
        var idle = simulation.System.ActorOf(Props.Create(() => new Clock()));
        simulation.RunUntilIdle();

        actor.Tell(idle, ActorRefs.NoSender);

        Should.Throw<InvalidOperationException>(simulation.RunUntilIdle).Message.ShouldContain("another thread");
    }

    private sealed class Clock : ReceiveActor, IWithTimers
    {
        public Clock()
        {
            Receive<TimeSpan>(wait => Timers.StartSingleTimer("key", Sender, wait));
            Receive<IActorRef>(asker => asker.Tell(Context.System.Scheduler.Now));
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class Disloyal : ReceiveActor
    {
        public Disloyal() => Receive<IActorRef>(other =>
        {
            var thread = new Thread(() => other.Tell("from elsewhere", ActorRefs.NoSender));
            thread.Start();
            thread.Join();
        });
    }
}
