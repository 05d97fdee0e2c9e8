using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Xunit.Sdk;

namespace Akka.Embedded.Tests.Kit;

public sealed class ExpectationTests : ActorSpec
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_message_of_another_type_fails_and_says_what_came()
    {
        TestActor.Tell("text");

        Should.Throw<XunitException>(() => ExpectMsg<int>()).Message.ShouldContain("text");
    }

    [Fact]
    public void Another_value_fails()
    {
        TestActor.Tell(1);

        Should.Throw<XunitException>(() => ExpectMsg(2));
    }

    [Fact]
    public void A_message_that_does_not_come_fails_with_the_actor_and_the_hint()
    {
        var failure = Should.Throw<XunitException>(() => ExpectMsg<int>(Soon, "the phase"));

        failure.Message.ShouldContain(TestActor.Path.Name);
        failure.Message.ShouldContain("the phase");
    }

    [Fact]
    public void Predicates_assertions_and_comparers_are_applied()
    {
        for (var i = 1; i <= 4; i++)
            TestActor.Tell(i);

        ExpectMsg<int>(number => number == 1).ShouldBe(1);
        ExpectMsg<int>(number => number.ShouldBe(2));
        ExpectMsg(13, (expected, actual) => expected % 10 == actual);
        Should.Throw<XunitException>(() => ExpectMsg<int>(number => number == 5));
    }

    [Fact]
    public void An_unexpected_message_fails_where_none_should_come()
    {
        TestActor.Tell("noise");
        PeekOne();

        Should.Throw<XunitException>(() => ExpectNoMsg(Soon));
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Messages_in_any_order_are_all_of_those_expected()
    {
        TestActor.Tell(2);
        TestActor.Tell(1);

        ExpectMsgAllOf(1, 2).ShouldBe([2, 1]);
        TestActor.Tell(3);
        Should.Throw<XunitException>(() => ExpectMsgAllOf(4));
    }

    [Fact]
    public void Fishing_passes_over_what_does_not_fit()
    {
        foreach (var message in new object[] { "a", 1, "b", 2, "last" })
            TestActor.Tell(message);

        FishForMessage<int>(number => number == 2).ShouldBe(2);
        ExpectMsg("last");
    }

    [Fact]
    public void Too_few_messages_fail_with_their_number()
    {
        TestActor.Tell(1);
        PeekOne();

        Should.Throw<XunitException>(() => ReceiveN(2, Soon)).Message.ShouldContain("Only got 1");
    }

    [Fact]
    public void Ignored_messages_are_not_seen()
    {
        IgnoreMessages<string>(text => text == "noise");

        TestActor.Tell("noise");
        TestActor.Tell("signal");
        ExpectMsg("signal");
        IgnoreNoMessages();
        TestActor.Tell("noise");

        ExpectMsg("noise");
    }

    [Fact]
    public void Peeking_leaves_the_message()
    {
        TestActor.Tell("hello");

        PeekOne().ShouldBe("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public async Task Expectations_need_no_thread()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);

        (await ExpectMsgAsync<int>()).ShouldBe(1);
        (await ExpectMsgAsync(2)).ShouldBe(2);
        await ExpectNoMsgAsync(TimeSpan.Zero);
        await Should.ThrowAsync<XunitException>(ExpectMsgAsync<int>(Soon).AsTask());
    }

    [Fact]
    public async Task The_test_actor_is_the_sender_also_after_an_await()
    {
        var echo = Sys.ActorOf(Props.Create(() => new Echo()));
        echo.Tell("before");
        ExpectMsg("before");

        await Task.Yield();
        echo.Tell("after");

        ExpectMsg("after");
    }

    [Fact]
    public void Within_ends_the_waits_inside_of_it()
    {
        var failure = Should.Throw<XunitException>(() => Within(Soon, () => ExpectMsg<string>()));

        failure.Message.ShouldContain("Timeout");
        Should.Throw<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void Awaiting_repeats_until_it_passes_or_fails_as_it_did_last()
    {
        var attempts = 0;
        AwaitAssert(() => (++attempts).ShouldBe(3), interval: Soon);
        AwaitCondition(() => ++attempts == 6, null, Soon);

        attempts.ShouldBe(6);
        Should.Throw<ShouldAssertException>(() => AwaitAssert(() => attempts.ShouldBe(0), Soon, Soon));
    }

    [Fact]
    public void A_child_of_the_test_actor_is_supervised_by_the_given_strategy()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new Echo()), "child", SupervisorStrategy.StoppingStrategy));

        child.Path.Parent.ShouldBe(TestActor.Path);
        child.Tell(Kill.Instance);

        ExpectTerminated(child);
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
