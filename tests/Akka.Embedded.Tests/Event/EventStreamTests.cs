using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Event;

public sealed class EventStreamTests : ActorSpec
{
    [Fact]
    public void A_subscriber_hears_of_the_type_and_of_its_subtypes()
    {
        Sys.EventStream.Subscribe<Exception>(TestActor);

        Sys.EventStream.Publish(new InvalidOperationException());
        Sys.EventStream.Publish("not this");
        Sys.EventStream.Publish(new NotSupportedException());

        ReceiveN(2).Select(heard => heard.GetType()).ShouldBe([typeof(InvalidOperationException), typeof(NotSupportedException)]);
    }

    [Fact]
    public void Two_subscriptions_that_fit_give_one_message()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(object));
        Sys.EventStream.Subscribe(TestActor, typeof(string));

        Sys.EventStream.Publish("once");
        Sys.EventStream.Publish("twice");

        ReceiveN(2).ShouldBe(["once", "twice"]);
    }

    [Fact]
    public void Subscribing_and_unsubscribing_say_whether_anything_changed()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(string)).ShouldBeTrue();
        Sys.EventStream.Subscribe(TestActor, typeof(string)).ShouldBeFalse();
        Sys.EventStream.Unsubscribe(TestActor, typeof(int)).ShouldBeFalse();
        Sys.EventStream.Unsubscribe(TestActor, typeof(string)).ShouldBeTrue();
        Sys.EventStream.Unsubscribe(TestActor).ShouldBeFalse();
    }

    [Fact]
    public void After_unsubscribing_nothing_comes()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe, typeof(string));
        Sys.EventStream.Subscribe(TestActor, typeof(string));
        Sys.EventStream.Unsubscribe(probe);

        Sys.EventStream.Publish("hello");

        ExpectMsg("hello");
        probe.HasMessages.ShouldBeFalse();
    }
}
