using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Simulation;

/// <summary>Processes that die or stand still beside others that go on.</summary>
public sealed class SimulatedProcessTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly VirtualTimeProvider _time = new();
    private readonly SimulationDispatcher _turns = new(1);
    private readonly List<string> _heard = [];

    [Fact]
    public void A_killed_process_takes_no_turn_and_its_timers_do_not_fire()
    {
        var (dead, alive) = (Process("dead"), Process("alive"));
        Tick(dead);
        Tick(alive);
        var actor = Listener(dead);
        actor.Tell("before its death", ActorRefs.NoSender);

        dead.Kill();
        actor.Tell("after its death", ActorRefs.NoSender);
        Pass();

        _heard.ShouldBe(["tick of alive"]);
    }

    [Fact]
    public void A_process_that_stands_still_gets_what_came_meanwhile_when_it_goes_on()
    {
        var process = Process("frozen");
        Tick(process);
        var actor = Listener(process);
        _turns.RunUntilIdle();

        process.Freeze();
        actor.Tell("message", ActorRefs.NoSender);
        process.Reach(() => _heard.Add("answer"));
        Pass();
        Pass();
        _heard.ShouldBeEmpty();
        process.Resume();
        _turns.RunUntilIdle();
        _heard.ShouldBe(["message", "answer"], ignoreOrder: true);
        process.CatchUp();

        _heard[^1].ShouldBe("tick of frozen");
    }

    [Fact]
    public void Each_process_has_a_wall_clock_of_its_own_over_the_time_of_all()
    {
        var (turned, other) = (Process("turned"), Process("other"));

        turned.Clock.TurnWallClock(TimeSpan.FromHours(-2));
        Pass();

        (other.Clock.GetUtcNow() - turned.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromHours(2));
        turned.Clock.GetTimestamp().ShouldBe(other.Clock.GetTimestamp());
    }

    [Fact]
    public void A_watched_reference_shows_what_is_told_and_delivers_only_what_its_watcher_lets_through()
    {
        var actor = Listener(Process("one"));
        var watched = new WatchedRef(actor, (to, message, sender) =>
        {
            if (message is not "lost")
            {
                to.Deliver(message, sender);
            }
        });

        watched.Tell("lost", ActorRefs.NoSender);
        watched.Tell("kept", ActorRefs.NoSender);
        _turns.RunUntilIdle();

        _heard.ShouldBe(["kept"]);
        watched.ShouldBe(actor, "it stands for the actor wherever references are compared");
        watched.GetHashCode().ShouldBe(actor.GetHashCode());
    }

    private SimulatedProcess Process(string name) => new(name, _time, _turns);

    private IActorRef Listener(SimulatedProcess process) => EmbeddedActorSystem
        .Create(process.Name, new EmbeddedOptions { TimeProvider = process.Clock, Dispatcher = process.Dispatcher })
        .ActorOf(Props.Create(() => new Hearer(_heard)));

    private void Tick(SimulatedProcess process) => process.Clock.CreateTimer(_ => _heard.Add($"tick of {process.Name}"), null, Second / 2, Timeout.InfiniteTimeSpan);

    private void Pass()
    {
        _turns.RunUntilIdle();
        _time.Advance(Second);
        _turns.RunUntilIdle();
    }

    private sealed class Hearer : ReceiveActor
    {
        public Hearer(List<string> heard) => Receive<string>(heard.Add);
    }
}
