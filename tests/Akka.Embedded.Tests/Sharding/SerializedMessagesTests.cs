using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Embedded.Sharding;
using Akka.Embedded.Tests.Sharding.Support;

namespace Akka.Embedded.Tests.Sharding;

/// <summary>One node that treats its messages as several would.</summary>
public sealed class SerializedMessagesTests : IDisposable
{
    private readonly ShardedSystem _sharded = new(new EmbeddedOptions().With(new ShardingOptions { SerializeAllMessages = true }));

    public void Dispose() => _sharded.Dispose();

    [Fact]
    public async Task A_message_and_its_reply_are_copies()
    {
        var region = _sharded.StartDiarists();
        var text = new string('x', 3);

        var reply = await ShardedSystem.Ask<string>(region, "a", text);

        reply.ShouldBe(text);
        reply.ShouldNotBeSameAs(text);
        _sharded.Diary.Of("a").ShouldHaveSingleItem().ShouldNotBeSameAs(text);
    }

    [Fact]
    public async Task A_message_without_a_serializer_fails_its_asker_and_is_named()
    {
        var region = _sharded.StartDiarists();

        var problem = await Should.ThrowAsync<SerializationException>(() => ShardedSystem.Ask<string>(region, "a", new DiaristEntity.Rest()));

        problem.Message.ShouldContain(typeof(DiaristEntity.Rest).FullName!);
        _sharded.Diary.Of("a").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_without_a_serializer_fails_its_asker_and_is_named()
    {
        var region = _sharded.Start("echo", _ => Props.Create(() => new AnswersWithAnObject()));

        var problem = await Should.ThrowAsync<SerializationException>(() => ShardedSystem.Ask<string>(region, "a", "x"));

        problem.Message.ShouldContain(typeof(AnswersWithAnObject.Answer).FullName!);
    }

    [Fact]
    public async Task A_sender_is_the_actor_that_it_is()
    {
        var region = _sharded.Start("echo", _ => Props.Create(() => new ComparesSenders()));
        var asker = _sharded.System.ActorOf(Props.Create(() => new Relay(region)));

        (await asker.Ask<bool>("compare", ShardedSystem.Patience)).ShouldBeTrue();
    }

    private sealed class AnswersWithAnObject : ReceiveActor
    {
        public AnswersWithAnObject() => ReceiveAny(_ => Sender.Tell(new Answer()));

        public sealed record Answer;
    }

    /// <summary>Says whether two messages came from the same actor.</summary>
    private sealed class ComparesSenders : ReceiveActor
    {
        public ComparesSenders()
        {
            IActorRef? first = null;
            Receive<string>(_ =>
            {
                if (first is null) first = Sender;
                else Sender.Tell(first.Equals(Sender) && first.GetHashCode() == Sender.GetHashCode());
            });
        }
    }

    private sealed class Relay : ReceiveActor
    {
        public Relay(IActorRef region)
        {
            IActorRef asker = ActorRefs.Nobody;
            Receive<string>(_ =>
            {
                asker = Sender;
                region.Tell(new Akka.Cluster.Sharding.ShardingEnvelope("a", "first"));
                region.Tell(new Akka.Cluster.Sharding.ShardingEnvelope("a", "second"));
            });
            Receive<bool>(answer => asker.Tell(answer));
        }
    }
}
