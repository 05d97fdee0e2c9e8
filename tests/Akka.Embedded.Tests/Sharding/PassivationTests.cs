using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Tests.Sharding.Support;
using static Akka.Embedded.Tests.Sharding.Support.DiaristEntity;

namespace Akka.Embedded.Tests.Sharding;

public sealed class PassivationTests : IDisposable
{
    private readonly ShardedSystem _sharded = new();

    public void Dispose() => _sharded.Dispose();

    [Fact]
    public async Task An_entity_gets_the_stop_message_after_what_was_sent_before_and_later_messages_start_it_anew()
    {
        var region = _sharded.StartDiarists(shards: 1);
        using var rest = new RestAfter();
        region.Tell(new ShardingEnvelope("a", rest), ActorRefs.NoSender);
        region.Tell(new ShardingEnvelope("a", "before"), ActorRefs.NoSender);
        rest.Wished.Wait(ShardedSystem.Patience).ShouldBeTrue();
        // The shard takes its messages in order: once it has started another entity, it has taken the wish.
        await ShardedSystem.Ask<IActorRef>(region, "b", new WhoAreYou());
        region.Tell(new ShardingEnvelope("a", "kept 1"), ActorRefs.NoSender);
        region.Tell(new ShardingEnvelope("a", "kept 2"), ActorRefs.NoSender);
        rest.Gate.Set();
        await _sharded.Diary.Reaches(5);

        _sharded.Diary.Of("a").ShouldBe(["rests", "before", "stopped", "kept 1", "kept 2"]);
    }

    [Fact]
    public async Task Of_ten_thousand_messages_to_entities_that_passivate_at_random_each_is_delivered_once_and_in_order()
    {
        const int Senders = 4, Entities = 50, Messages = 10_000;
        var (seen, ends) = (new Diary(), new Diary());
        var region = _sharded.Start("restless", id => Props.Create(() => new Restless(id, seen, ends)));

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < Messages / Senders; i++)
            {
                region.Tell(new ShardingEnvelope($"e{i % Entities}", (sender, i)), ActorRefs.NoSender);
                // The entities must get on meanwhile, or they would rest only when all is sent.
                if (i % 20 == 0) await ShardedSystem.Ask<string>(region, $"e{i * 7 % Entities}", "ping");
            }
        })));
        await seen.Reaches(Messages);

        for (var entity = 0; entity < Entities; entity++)
        {
            var got = seen.Of($"e{entity}").Cast<(int Sender, int Number)>().ToLookup(message => message.Sender, message => message.Number);
            for (var sender = 0; sender < Senders; sender++)
                got[sender].ShouldBe(Enumerable.Range(0, Messages / Senders).Where(i => i % Entities == entity));
        }
        ends.Count.ShouldBeGreaterThan(Entities, "they did passivate");
    }

    [Fact]
    public async Task A_second_wish_to_rest_changes_nothing()
    {
        var region = _sharded.StartDiarists();
        region.Tell(new ShardingEnvelope("a", new Rest()), ActorRefs.NoSender);
        region.Tell(new ShardingEnvelope("a", new Rest()), ActorRefs.NoSender);

        (await ShardedSystem.Ask<string>(region, "a", "hello")).ShouldBe("hello");
    }

    /// <summary>Wants to rest at its third to ninth message, by the number of rests so far.</summary>
    private sealed class Restless : ReceiveActor
    {
        private int _left;

        public Restless(string id, Diary seen, Diary ends)
        {
            _left = 3 + (ends.Count % 7);
            Receive<Stop>(_ =>
            {
                ends.Add(id, "rests");
                Context.Stop(Self);
            });
            Receive<string>(ping => Sender.Tell(ping));
            ReceiveAny(message =>
            {
                seen.Add(id, message);
                if (--_left == 0) Context.Parent.Tell(new Passivate(Stop.Instance));
            });
        }
    }
}
