using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Supervision;

public sealed class DeathWatchTests : ActorSpec
{
    [Fact]
    public void Every_watcher_is_told_once()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle()));
        var probe = CreateTestProbe();
        Watch(actor);
        Watch(actor);
        probe.Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor).ExistenceConfirmed.ShouldBeTrue();
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Watching_an_actor_that_has_stopped_tells_at_once()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle()));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        var probe = CreateTestProbe();
        probe.Watch(actor);

        probe.ExpectTerminated(actor);
    }

    [Fact]
    public void What_the_actor_sent_before_comes_before_the_word_of_its_end()
    {
        var actor = Watch(Sys.ActorOf(Props.Create(() => new LastWords(TestActor))));

        actor.Tell(PoisonPill.Instance);

        ExpectMsg("farewell");
        ExpectTerminated(actor);
    }

    [Fact]
    public void WatchWith_sends_the_given_message()
    {
        var subject = Sys.ActorOf(Props.Create(() => new Idle()));
        var watcher = Watcher();
        watcher.Tell((subject, "it is gone"));
        ExpectMsg("watching");

        Sys.Stop(subject);

        ExpectMsg("it is gone");
    }

    [Fact]
    public void Watching_twice_with_different_messages_is_an_error()
    {
        var subject = Sys.ActorOf(Props.Create(() => new Idle()));
        var watcher = Watcher();
        watcher.Tell((subject, "one"));
        ExpectMsg("watching");

        watcher.Tell((subject, "two"));

        ExpectMsg<InvalidOperationException>();
    }

    [Fact]
    public void After_unwatch_a_word_that_lies_in_the_mailbox_is_not_delivered()
    {
        var subject = Sys.ActorOf(Props.Create(() => new Idle()));
        var watcher = Watcher();
        watcher.Tell((subject, "it is gone"));
        ExpectMsg("watching");

        watcher.Tell(new StopAndUnwatch(subject));

        ExpectMsg("unwatched");
        watcher.Tell("ping");
        ExpectMsg("ping");
    }

    [Fact]
    public void A_watcher_that_does_not_handle_the_word_dies_of_it()
    {
        var subject = Sys.ActorOf(Props.Create(() => new Idle()));
        var pact = Watch(ChildActorOf(Props.Create(() => new Pact(subject))));
        pact.Tell("ping");
        ExpectMsg("ping");

        Sys.Stop(subject);

        ExpectTerminated(pact);
    }

    [Fact]
    public void A_parent_can_use_the_name_again_when_it_hears_of_its_childs_end()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Renewing(TestActor)));

        parent.Tell("go");

        ExpectMsg("renewed");
    }

    [Fact]
    public async Task WatchAsync_completes_when_the_actor_stops()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle()));
        var end = actor.WatchAsync();

        Sys.Stop(actor);

        (await end).ShouldBeTrue();
    }

    [Fact]
    public async Task WatchAsync_says_false_where_it_is_cancelled_first()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle()));
        using var source = new CancellationTokenSource();
        var end = actor.WatchAsync(source.Token);

        await source.CancelAsync();

        (await end).ShouldBeFalse();
    }

    private IActorRef Watcher() => Sys.ActorOf(Props.Create(() => new Watching(TestActor)));

    private sealed record StopAndUnwatch(IActorRef Subject);

    private new sealed record Unwatch(IActorRef Subject);

    private sealed class Idle : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class LastWords(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => to.Tell("farewell");
    }

    private sealed class Watching : ReceiveActor
    {
        public Watching(IActorRef to)
        {
            Receive<(IActorRef Subject, string Word)>(watch => to.Tell(TryWatch(watch.Subject, watch.Word)));
            Receive<StopAndUnwatch>(request =>
            {
                // The order to unwatch lies in the mailbox before the word of the end, which comes while this handler runs.
                Self.Tell(new Unwatch(request.Subject));
                var end = request.Subject.WatchAsync();
                Context.Stop(request.Subject);
                end.Wait();
            });
            Receive<Unwatch>(request =>
            {
                Context.Unwatch(request.Subject);
                to.Tell("unwatched");
            });
            ReceiveAny(message => to.Tell(message));
        }

        private static object TryWatch(IActorRef subject, string word)
        {
            try
            {
                Context.WatchWith(subject, word);
                return "watching";
            }
            catch (InvalidOperationException e)
            {
                return e;
            }
        }
    }

    private sealed class Pact : ReceiveActor
    {
        public Pact(IActorRef partner)
        {
            Context.Watch(partner);
            Receive<string>(message => Sender.Tell(message));
        }
    }

    private sealed class Renewing : ReceiveActor
    {
        public Renewing(IActorRef to)
        {
            Receive<string>(_ => Context.Stop(Context.Watch(Context.ActorOf(Props.Create(() => new Idle()), "name"))));
            Receive<Terminated>(_ =>
            {
                Context.ActorOf(Props.Create(() => new Idle()), "name");
                to.Tell("renewed");
            });
        }
    }
}
