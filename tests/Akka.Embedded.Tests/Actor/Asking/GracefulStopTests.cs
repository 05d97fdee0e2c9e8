using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Actor.Asking;

public sealed class GracefulStopTests
{
    [Fact]
    public void The_task_completes_when_the_actor_has_stopped()
    {
        using var simulation = new ActorSimulation(1);
        var actor = simulation.System.ActorOf(Props.Create(() => new Stoppable()));

        simulation.Run(actor.GracefulStop(TimeSpan.FromSeconds(1))).ShouldBeTrue();
    }

    [Fact]
    public void The_actor_can_be_stopped_by_a_message_of_its_own()
    {
        using var simulation = new ActorSimulation(1);
        var actor = simulation.System.ActorOf(Props.Create(() => new Stoppable()));

        simulation.Run(actor.GracefulStop(TimeSpan.FromSeconds(1), "stop")).ShouldBeTrue();
    }

    [Fact]
    public void The_task_is_cancelled_where_the_actor_does_not_stop_in_time()
    {
        using var simulation = new ActorSimulation(1);
        var actor = simulation.System.ActorOf(Props.Create(() => new Stoppable()));

        var stopping = actor.GracefulStop(TimeSpan.FromSeconds(1), "something else");

        Should.Throw<TaskCanceledException>(() => simulation.Run(stopping));
    }

    private sealed class Stoppable : ReceiveActor
    {
        public Stoppable() => Receive<string>(word => word == "stop", _ => Context.Stop(Self));
    }
}
