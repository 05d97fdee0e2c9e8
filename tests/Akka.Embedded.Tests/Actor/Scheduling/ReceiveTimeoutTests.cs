using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Actor.Scheduling;

public sealed class ReceiveTimeoutTests : IDisposable
{
    private readonly ActorSimulation _simulation = new(7);
    private readonly List<DateTimeOffset> _timeouts = [];
    private readonly IActorRef _actor;
    private readonly DateTimeOffset _start;

    public ReceiveTimeoutTests()
    {
        _start = _simulation.Time.GetUtcNow();
        _actor = _simulation.System.ActorOf(Props.Create(() => new Listening(_timeouts, _simulation.Time)));
        Say(Seconds(10));
    }

    private double[] Timeouts => [.. _timeouts.Select(time => (time - _start).TotalSeconds)];

    public void Dispose() => _simulation.Dispose();

    [Fact]
    public void Silence_is_told_of_again_and_again()
    {
        _simulation.Advance(Seconds(35));

        Timeouts.ShouldBe([10, 20, 30]);
    }

    [Fact]
    public void A_message_puts_it_off()
    {
        _simulation.Advance(Seconds(6));
        Say("hello");
        _simulation.Advance(Seconds(9));
        Timeouts.ShouldBeEmpty();

        _simulation.Advance(Seconds(1));

        Timeouts.ShouldBe([16]);
    }

    [Fact]
    public void A_message_that_is_no_activity_does_not_put_it_off()
    {
        _simulation.Advance(Seconds(6));
        Say(new Quiet());

        _simulation.Advance(Seconds(4));

        Timeouts.ShouldBe([10]);
    }

    [Fact]
    public void Null_ends_it()
    {
        Say("end");

        _simulation.Advance(Seconds(60));

        Timeouts.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_time_replaces_the_old()
    {
        Say(Seconds(3));

        _simulation.Advance(Seconds(7));

        Timeouts.ShouldBe([3, 6]);
    }

    [Fact]
    public void A_restart_leaves_it_running()
    {
        _simulation.Advance(Seconds(5));
        Say("fail");

        _simulation.Advance(Seconds(10));

        Timeouts.ShouldBe([15]);
    }

    [Fact]
    public void It_ends_with_the_actor()
    {
        _simulation.System.Stop(_actor);
        _simulation.RunUntilIdle();

        _simulation.Time.AdvanceToNextTimer().ShouldBeFalse();
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Say(object message)
    {
        _actor.Tell(message, ActorRefs.NoSender);
        _simulation.RunUntilIdle();
    }

    private sealed class Quiet : INotInfluenceReceiveTimeout;

    private sealed class Listening : ReceiveActor
    {
        public Listening(List<DateTimeOffset> timeouts, TimeProvider time)
        {
            Receive<ReceiveTimeout>(_ => timeouts.Add(time.GetUtcNow()));
            Receive<TimeSpan>(timeout => SetReceiveTimeout(timeout));
            Receive<string>(word => word == "end", _ => SetReceiveTimeout(null));
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            ReceiveAny(_ => { });
        }
    }
}
