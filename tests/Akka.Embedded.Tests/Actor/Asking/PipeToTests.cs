using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Asking;

public sealed class PipeToTests : ActorSpec
{
    [Fact]
    public void The_result_is_sent_when_the_task_completes()
    {
        var source = new TaskCompletionSource<int>();
        _ = source.Task.PipeTo(TestActor);

        source.SetResult(5);

        ExpectMsg(5);
    }

    [Fact]
    public void A_task_that_is_done_already_is_sent_at_once()
    {
        _ = Task.FromResult("done").PipeTo(TestActor);

        ExpectMsg("done");
    }

    [Fact]
    public void A_failure_is_sent_as_status_failure()
    {
        _ = Task.FromException<int>(new NotSupportedException("no")).PipeTo(TestActor);

        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public void A_cancelled_task_is_sent_as_status_failure()
    {
        _ = Task.FromCanceled<int>(new CancellationToken(true)).PipeTo(TestActor);

        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<TaskCanceledException>();
    }

    [Fact]
    public void Results_and_failures_can_be_made_into_messages()
    {
        _ = Task.FromResult(2).PipeTo(TestActor, success: number => $"got {number}");
        _ = Task.FromException<int>(new NotSupportedException("no")).PipeTo(TestActor, failure: cause => $"failed: {cause.Message}");

        ReceiveN(2).ShouldBe(["got 2", "failed: no"]);
    }

    [Fact]
    public void A_message_that_cannot_be_made_is_a_failure()
    {
        _ = Task.FromResult(2).PipeTo(
            TestActor, success: _ => throw new NotSupportedException("no"), failure: cause => $"failed: {cause.Message}");

        ExpectMsg("failed: no");
    }

    [Fact]
    public void A_task_without_result_sends_only_what_success_makes()
    {
        _ = Task.CompletedTask.PipeTo(TestActor);
        _ = Task.CompletedTask.PipeTo(TestActor, success: () => "done");

        ExpectMsg("done");
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Value_tasks_are_piped_too()
    {
        _ = new ValueTask<int>(5).PipeTo(TestActor);

        ExpectMsg(5);
    }

    [Fact]
    public void The_sender_is_the_one_given()
    {
        var probe = CreateTestProbe();

        _ = Task.FromResult(1).PipeTo(TestActor, probe);

        ExpectMsgFrom<int>(probe);
    }

    [Fact]
    public void An_actor_goes_on_with_its_own_state_after_the_work()
    {
        var source = new TaskCompletionSource<int>();
        var actor = Sys.ActorOf(Props.Create(() => new Worker(source)));
        actor.Tell("start");
        actor.Tell("status");
        ExpectMsg("waiting");

        source.SetResult(7);

        AwaitAssert(() =>
        {
            actor.Tell("status");
            ExpectMsg<string>().ShouldBe("got 7");
        });
    }

    private sealed class Worker : ReceiveActor
    {
        private string _status = "idle";

        public Worker(TaskCompletionSource<int> work)
        {
            Receive<string>(word => word == "start", word =>
            {
                _status = "waiting";
                work.Task.PipeTo(Self);
            });
            Receive<string>(_ => Sender.Tell(_status));
            Receive<int>(number => _status = $"got {number}");
        }
    }
}
