using Akka.Actor;
using Akka.Embedded.Simulation;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.Asking;

public sealed class AskTests : ActorSpec
{
    private IActorRef Echo => Sys.ActorOf(Props.Create(() => new EchoActor()));

    [Fact]
    public async Task The_answer_completes_the_task() => (await Echo.Ask<string>("hello")).ShouldBe("hello");

    [Fact]
    public async Task An_answer_of_another_type_fails_the_task_and_names_both_types()
    {
        var failure = await Should.ThrowAsync<ArgumentException>(Echo.Ask<int>("hello"));

        failure.Message.ShouldContain("System.String");
        failure.Message.ShouldContain("System.Int32");
    }

    [Fact]
    public async Task A_status_failure_fails_the_task_with_its_cause()
    {
        var failure = await Should.ThrowAsync<NotSupportedException>(
            Echo.Ask<string>(new Status.Failure(new NotSupportedException("no"))));

        failure.Message.ShouldBe("no");
    }

    [Fact]
    public async Task The_message_can_carry_the_reference_for_the_answer()
    {
        var answer = await Echo.Ask<IActorRef>(sender => sender, null, CancellationToken.None);

        answer.Path.Parent.Name.ShouldBe("temp");
    }

    [Fact]
    public void Without_an_answer_the_task_fails_after_the_timeout()
    {
        using var simulation = new ActorSimulation(1);
        var silent = simulation.System.ActorOf(Props.Create(() => new Silent()));

        var asking = silent.Ask<string>("hello", TimeSpan.FromSeconds(5));
        simulation.Advance(TimeSpan.FromSeconds(4.9));
        asking.IsCompleted.ShouldBeFalse();
        simulation.Advance(TimeSpan.FromSeconds(0.1));

        Should.Throw<AskTimeoutException>(() => simulation.Run(asking)).Message.ShouldBe("Timeout after 5 seconds");
    }

    [Fact]
    public async Task An_ask_for_any_answer_fails_at_its_end_too()
    {
        using var source = new CancellationTokenSource();
        using var simulation = new ActorSimulation(1);
        var silent = simulation.System.ActorOf(Props.Create(() => new Silent()));

        var asking = silent.Ask<object>("hello", TimeSpan.FromSeconds(5));
        var cancelled = silent.Ask<object>("hello", source.Token);
        await source.CancelAsync();
        simulation.Advance(TimeSpan.FromSeconds(5));

        Should.Throw<AskTimeoutException>(() => simulation.Run(asking)).Message.ShouldBe("Timeout after 5 seconds");
        Should.Throw<TaskCanceledException>(() => simulation.Run(cancelled));
    }

    [Fact]
    public async Task Cancelling_cancels_the_task()
    {
        using var source = new CancellationTokenSource();
        var asking = Sys.ActorOf(Props.Create(() => new Silent())).Ask<string>("hello", source.Token);

        await source.CancelAsync();

        await Should.ThrowAsync<TaskCanceledException>(asking);
    }

    [Fact]
    public async Task A_second_answer_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var asking = TestActor.Ask<string>("question");
        ExpectMsg("question");

        LastSender.Tell("first");
        LastSender.Tell("second");

        ExpectMsg<DeadLetter>().Message.ShouldBe("second");
        (await asking).ShouldBe("first");
    }

    [Fact]
    public void The_answer_never_runs_the_askers_code_inside_of_the_answering_actor()
    {
        using var simulation = new ActorSimulation(1);
        var probe = simulation.System.ActorOf(Props.Create(() => new Replier()));
        string? seen = null;
        var going = probe.Ask<string>("hello").ContinueWith(
            _ => seen = Replier.IsHandling ? "inside" : "outside", TaskContinuationOptions.ExecuteSynchronously);

        simulation.Complete(going);

        seen.ShouldBe("outside");
    }

    [Fact]
    public void Nobody_cannot_be_asked() => Should.Throw<ArgumentException>(() => ActorRefs.Nobody.Ask<string>("hello"));

    private sealed class EchoActor : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Silent : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Replier : UntypedActor
    {
        [ThreadStatic]
        private static bool _handling;

        public static bool IsHandling => _handling;

        protected override void OnReceive(object message)
        {
            _handling = true;
            Sender.Tell(message);
            _handling = false;
        }
    }
}
