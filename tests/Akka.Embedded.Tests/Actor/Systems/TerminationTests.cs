using Akka.Actor;
using Akka.Embedded.Simulation;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.Systems;

public sealed class TerminationTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void Children_stop_before_their_parents_and_the_users_actors_before_the_systems()
    {
        var simulation = new ActorSimulation(3);
        ((ExtendedActorSystem)simulation.System).SystemActorOf(Props.Create(() => new Node(_log, 0)), "service");
        simulation.System.ActorOf(Props.Create(() => new Node(_log, 2)), "top");
        simulation.RunUntilIdle();

        simulation.Dispose();

        _log.ShouldBe(["/user/top/child/child", "/user/top/child", "/user/top", "/system/service"]);
    }

    [Fact]
    public void Callbacks_run_when_the_actors_have_stopped_even_after_one_that_throws()
    {
        var simulation = new ActorSimulation(3);
        simulation.System.ActorOf(Props.Create(() => new Node(_log, 0)), "top");
        simulation.System.RegisterOnTermination(() => throw new InvalidOperationException("not mine"));
        simulation.System.RegisterOnTermination(() => _log.Add("terminated"));
        simulation.RunUntilIdle();

        simulation.Dispose();

        _log.ShouldBe(["/user/top", "terminated"]);
        Should.Throw<InvalidOperationException>(() => simulation.System.RegisterOnTermination(() => { }));
    }

    [Fact]
    public void No_actor_can_be_started_afterwards()
    {
        var simulation = new ActorSimulation(3);
        simulation.Dispose();

        Should.Throw<InvalidOperationException>(() => simulation.System.ActorOf(Props.Create(() => new Node(_log, 0))));
        simulation.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void What_is_sent_afterwards_is_a_dead_letter()
    {
        var simulation = new ActorSimulation(3);
        var actor = simulation.System.ActorOf(Props.Create(() => new Node(_log, 0)));
        var letters = new List<object>();
        simulation.Dispose();
        simulation.System.EventStream.Subscribe(new Listener(letters), typeof(DeadLetter));

        actor.Tell("too late", ActorRefs.NoSender);
        simulation.RunUntilIdle();

        letters.Cast<DeadLetter>().ShouldHaveSingleItem().Message.ShouldBe("too late");
    }

    [Fact]
    public void An_actor_that_fails_while_it_stops_its_children_still_stops()
    {
        var simulation = new ActorSimulation(5);
        simulation.System.ActorOf(Props.Create(() => new Node(_log, 1)), "top");
        simulation.RunUntilIdle();
        simulation.System.ActorSelection("/user/top/child").Tell("fail");
        simulation.System.ActorSelection("/user/top").Tell("fail");

        simulation.Dispose();

        simulation.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task On_real_threads_disposing_waits_for_the_end()
    {
        var system = EmbeddedActorSystem.Create("real");
        for (var i = 0; i < 100; i++)
            system.ActorOf(Props.Create(() => new Node(new List<string>(), 2)));

        system.Dispose();

        system.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        await system.Terminate();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-x")]
    public void A_system_needs_a_proper_name(string name) => Should.Throw<ArgumentException>(() => EmbeddedActorSystem.Create(name));

    private sealed class Node : ReceiveActor
    {
        private readonly List<string> _log;

        public Node(List<string> log, int below)
        {
            _log = log;
            if (below > 0)
                Context.ActorOf(Props.Create(() => new Node(log, below - 1)), "child");
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
        }

        protected override void PostStop() => _log.Add(Self.Path.ToStringWithoutAddress());
    }

    /// <summary>A subscriber that needs no actor system.</summary>
    private sealed class Listener(List<object> heard) : ActorRefBase
    {
        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "listener"));

        protected override void TellInternal(object message, IActorRef? sender) => heard.Add(message);
    }
}
