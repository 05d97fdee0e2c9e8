using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Cluster.Tests.Support;

namespace Akka.Embedded.Cluster.Tests.Transport;

[Collection(PostgreSqlTests.Name)]
public sealed class RemoteEntitiesTests
{
    [Fact]
    public async Task A_message_reaches_an_entity_of_another_node_and_the_answer_its_asker()
    {
        await using var cluster = await TestCluster.Of(2);

        foreach (var (from, to) in new[] { ("a", "b"), ("b", "a"), ("a", "a") })
            (await cluster[from].Ask(cluster.EntityOn(to), "hello")).ShouldBe(new Said(to, "hello", 0));
    }

    [Fact]
    public async Task An_actor_gets_the_reply_of_an_entity_of_another_node_and_can_answer_it()
    {
        await using var cluster = await TestCluster.Of(2);
        var heard = new TaskCompletionSource<(object Message, IActorRef Sender)>();
        var listener = cluster["a"].System.ActorOf(Props.Create(() => new Listener(heard)));
        var entity = cluster.EntityOn("b");

        cluster["a"].Region.Tell(new ShardingEnvelope(entity, new Say("hello")), listener);
        var (message, sender) = await heard.Task.WaitAsync(Eventually.Patience);

        message.ShouldBe(new Said("b", "hello", 0));
        (await sender.Ask<Said>(new Say("again"), Eventually.Patience)).ShouldBe(new Said("b", "again", 0));
    }

    [Fact]
    public async Task Messages_between_two_nodes_keep_their_order()
    {
        await using var cluster = await TestCluster.Of(2);
        var entity = cluster.EntityOn("b");

        for (var i = 0; i < 20_000; i++) cluster["a"].Tell(entity, new Say("n", i));
        await cluster["a"].Ask(entity, "last");

        cluster.Notebook.Notes.Select(note => ((Say)note.Message).Number).ShouldBe([.. Enumerable.Range(0, 20_000), 0]);
    }

    [Fact]
    public async Task A_message_without_a_serializer_is_an_error_that_names_its_type()
    {
        await using var cluster = await TestCluster.Of(2);

        var problem = await Should.ThrowAsync<SerializationException>(() => cluster["a"].Ask<Said>(cluster.EntityOn("b"), new Unspeakable("x")));

        problem.Message.ShouldContain(typeof(Unspeakable).FullName!);
        cluster["a"].Log.All.ShouldContain(line => line.Contains(typeof(Unspeakable).FullName!));
    }

    [Fact]
    public async Task An_answer_without_a_serializer_is_a_failure_that_names_its_type_to_the_asker()
    {
        await using var cluster = await TestCluster.Of(2);

        var problem = await Should.ThrowAsync<RemoteFailureException>(() => cluster["a"].Ask<Said>(cluster.EntityOn("b"), new SayTheUnspeakable()));

        problem.Message.ShouldContain(typeof(Unspeakable).FullName!);
    }

    [Fact]
    public async Task A_message_larger_than_a_frame_is_an_error_that_says_how_large()
    {
        await using var cluster = await TestCluster.Make();
        foreach (var id in new[] { "a", "b" }) await cluster.Join(id, options => options with { MaxFrameBytes = 100_000 });
        await cluster.IsSpread();

        (await cluster["a"].Ask<string>(cluster.EntityOn("b"), new string('x', 60_000))).Length.ShouldBe(60_000);
        var problem = await Should.ThrowAsync<SerializationException>(() => cluster["a"].Ask<string>(cluster.EntityOn("b"), new string('x', 200_000)));

        problem.Message.ShouldContain("200000 bytes");
    }

    [Fact]
    public async Task A_reply_to_an_actor_that_has_gone_is_a_dead_letter_on_its_node()
    {
        await using var cluster = await TestCluster.Of(2);
        var gone = cluster["a"].System.ActorOf(Props.Create(() => new Listener(new TaskCompletionSource<(object, IActorRef)>())));
        await gone.GracefulStop(Eventually.Patience);

        cluster["a"].Region.Tell(new ShardingEnvelope(cluster.EntityOn("b"), new Say("hello")), gone);

        await Eventually.Is(() => cluster["a"].View.Dropped.UnknownActor == 1, "the reply is counted as dropped");
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<(object, IActorRef)> heard) => ReceiveAny(message => heard.TrySetResult((message, Sender)));
    }
}
