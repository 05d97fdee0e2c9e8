using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.TestKit;

namespace Akka.Embedded.Tests.Kit;

public sealed class TestProbeTests : ActorSpec
{
    [Fact]
    public void A_probe_sends_and_answers_in_its_own_name()
    {
        var probe = CreateTestProbe("probe");
        probe.Send(TestActor, "question");
        ExpectMsgFrom(probe, "question");

        probe.Ref.Tell("statement");
        probe.ExpectMsg("statement");
        probe.Reply("answer");

        ExpectMsgFrom(probe, "answer");
    }

    [Fact]
    public void A_probe_forwards_with_the_original_sender()
    {
        var probe = CreateTestProbe();
        var other = CreateTestProbe();
        probe.Ref.Tell("hello", TestActor);
        probe.ExpectMsg("hello");

        probe.Forward(other);

        other.ExpectMsgFrom(TestActor, "hello");
    }

    [Fact]
    public void A_probe_is_the_same_reference_as_its_actor()
    {
        var probe = CreateTestProbe();

        probe.Equals(probe.Ref).ShouldBeTrue();
        probe.Ref.Equals(probe).ShouldBeTrue();
        probe.GetHashCode().ShouldBe(probe.Ref.GetHashCode());
    }

    [Fact]
    public void A_probe_can_be_watched_and_stopped()
    {
        var probe = CreateTestProbe();
        Watch(probe);

        Sys.Stop(probe);

        ExpectTerminated(probe);
    }

    [Fact]
    public void An_auto_pilot_answers_before_the_test_looks()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"re: {message}");
            return (string)message == "stop" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));

        foreach (var message in new[] { "a", "stop", "unanswered" })
            probe.Ref.Tell(message, TestActor);

        ReceiveN(2).ShouldBe(["re: a", "re: stop"]);
        probe.ReceiveN(3).ShouldBe(["a", "stop", "unanswered"]);
        HasMessages.ShouldBeFalse();
    }
}
