using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Dispatch;

public sealed class UnboundedStablePriorityMailboxTests : IDisposable
{
    private readonly ActorSimulation _simulation = new(
        1, static (time, dispatcher) => new EmbeddedOptions { TimeProvider = time, Dispatcher = dispatcher }.AddMailbox<ByNumber>("by-number"));

    private readonly List<object> _heard = [];
    private readonly IActorRef _actor;

    public UnboundedStablePriorityMailboxTests()
    {
        _actor = _simulation.System.ActorOf(Props.Create(() => new Listening(_heard)).WithMailbox("by-number"));
        _simulation.RunUntilIdle();
    }

    public void Dispose() => _simulation.Dispose();

    [Fact]
    public void The_lowest_number_goes_first()
    {
        Say(3, 1, 2);

        _heard.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Equals_keep_the_order_of_their_arrival()
    {
        Say([.. Enumerable.Range(0, 500).Select(i => (object)(i % 3, i))]);

        _heard.Cast<(int Priority, int Arrival)>().ShouldBe(
            Enumerable.Range(0, 500).Select(i => (i % 3, i)).OrderBy(message => message.Item1).ThenBy(message => message.i));
    }

    [Fact]
    public void Stopping_comes_before_all_of_them()
    {
        foreach (var message in new object[] { 2, 1 })
            _actor.Tell(message, ActorRefs.NoSender);
        _simulation.System.Stop(_actor);

        _simulation.RunUntilIdle();

        _heard.Count.ShouldBeLessThan(2);
    }

    [Fact]
    public void Unstashed_messages_come_first_whatever_their_priority()
    {
        Say("stash");
        Say(9, 8);
        Say("open", 101, 1);

        _heard.ShouldBe([1, 8, 9, 101]);
    }

    [Fact]
    public void A_timers_message_has_the_priority_of_what_it_carries()
    {
        Say("timer");
        _simulation.Time.Advance(TimeSpan.FromSeconds(1));
        _actor.Tell(1, ActorRefs.NoSender);
        _actor.Tell(9, ActorRefs.NoSender);

        _simulation.RunUntilIdle();

        _heard.ShouldBe([1, 5, 9]);
    }

    private void Say(params object[] messages)
    {
        foreach (var message in messages)
            _actor.Tell(message, ActorRefs.NoSender);
        _simulation.RunUntilIdle();
    }

    public sealed class ByNumber(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message switch
        {
            int number => number,
            (int number, int _) => number,
            "open" => 2,
            _ => 0,
        };
    }

    private sealed class Listening : ReceiveActor, IWithUnboundedStash, IWithTimers
    {
        private readonly List<object> _heard;

        public Listening(List<object> heard)
        {
            _heard = heard;
            Receive<string>(word => word == "timer", _ => Timers.StartSingleTimer("key", 5, TimeSpan.FromSeconds(1)));
            Receive<string>(word => word == "stash", _ => Become(Stashing));
            ReceiveAny(heard.Add);
        }

        public IStash Stash { get; set; } = null!;

        public ITimerScheduler Timers { get; set; } = null!;

        private void Stashing()
        {
            Receive<int>(number => number is 8 or 9, _ => Stash.Stash());
            Receive<string>(word => word == "open", _ =>
            {
                Stash.UnstashAll();
                Become(() => ReceiveAny(_heard.Add));
            });
            ReceiveAny(_heard.Add);
        }
    }
}
