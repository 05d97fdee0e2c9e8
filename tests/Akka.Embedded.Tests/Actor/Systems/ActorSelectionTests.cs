using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.Systems;

public sealed class ActorSelectionTests : ActorSpec
{
    public ActorSelectionTests()
    {
        Sys.ActorOf(Props.Create(() => new Family()), "family");
        Sys.ActorSelection("/user/family").Tell("ready?", TestActor);
        ExpectMsg("/user/family");
    }

    [Theory]
    [InlineData("/user/family/a", "/user/family/a")]
    [InlineData("/user/family/../family/b", "/user/family/b")]
    [InlineData("/user/*/a", "/user/family/a")]
    [InlineData("/user/family/?", "/user/family/a /user/family/b")]
    public void A_message_goes_to_every_actor_at_the_path(string path, string expected)
    {
        Sys.ActorSelection(path).Tell("who?", TestActor);

        var paths = expected.Split(' ');
        ReceiveN(paths.Length).Cast<string>().Order().ShouldBe(paths);
    }

    [Fact]
    public void A_full_path_selects_too()
    {
        Sys.ActorSelection(Sys.ActorSelection("/user").Anchor.Path / "user" / "family").Tell("who?", TestActor);

        ExpectMsg("/user/family");
    }

    [Fact]
    public async Task The_one_actor_is_resolved()
    {
        var actor = await Sys.ActorSelection("/user/family/a").ResolveOne(TimeSpan.FromSeconds(10));

        actor.Path.Name.ShouldBe("a");
    }

    [Fact]
    public async Task Where_there_is_no_actor_resolving_fails() =>
        await Should.ThrowAsync<ActorNotFoundException>(Sys.ActorSelection("/user/nobody").ResolveOne(TimeSpan.FromSeconds(10)));

    [Fact]
    public void Where_there_is_no_actor_the_message_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.ActorSelection("/user/nobody").Tell("hello", TestActor);

        ExpectMsg<DeadLetter>().Message.ShouldBe("hello");
    }

    [Fact]
    public void A_relative_path_begins_at_the_actor()
    {
        Sys.ActorSelection("/user/family").Tell("ask b", TestActor);

        ExpectMsg("/user/family/b");
    }

    private sealed class Family : ReceiveActor
    {
        public Family()
        {
            Context.ActorOf(Props.Create(() => new Member()), "a");
            Context.ActorOf(Props.Create(() => new Member()), "b");
            Receive<string>(word => word == "ask b", _ => Context.ActorSelection("b").Tell("who?", Sender));
            ReceiveAny(_ => Sender.Tell(Self.Path.ToStringWithoutAddress()));
        }
    }

    private sealed class Member : ReceiveActor
    {
        public Member() => ReceiveAny(_ => Sender.Tell(Self.Path.ToStringWithoutAddress()));
    }
}
