using Enrichment.Actors.Serialization;

namespace Enrichment.Architecture.Tests.Akka;

/// <summary>The actors run unchanged on Akka.NET's own packages: they use nothing that these do not have.</summary>
public class ActorsUseAkkaNetOnlyTests
{
    [Fact]
    public void No_member_is_used_that_Akka_NET_does_not_have()
    {
        var real = AkkaNetApi.Load();

        AkkaMembers.UsedBy(typeof(EventManifests).Assembly.Location).Where(use => !real.Has(use)).Select(use => use.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void The_scan_sees_what_the_actors_use()
    {
        var used = AkkaMembers.UsedBy(typeof(EventManifests).Assembly.Location).Select(u => u.ToString()).ToList();

        used.ShouldContain("Akka.Actor.ReceiveActor");
        used.ShouldContain("Akka.Persistence.ReceivePersistentActor..ctor");
        used.ShouldContain("Akka.Actor.ICanTell.Tell");
        used.ShouldContain("Akka.Cluster.Sharding.ShardingEnvelope..ctor");
    }

    [Theory]
    [InlineData("Akka.Actor.ICanTell", "Tell", true)]
    [InlineData("Akka.Actor.ICanTell", "TellTwice", false)]
    [InlineData("Akka.Actor.IActorRef", "get_Path", true)]
    [InlineData("Akka.Actor.ReceiveActor", ".ctor", true)]
    [InlineData("Akka.Actor.ReceiveActor", "Receive", true)]
    [InlineData("Akka.Actor.NoSuchActor", null, false)]
    [InlineData("Akka.Embedded.EmbeddedActorSystem", null, false)]
    public void The_lists_tell_a_member_of_Akka_NET_from_another(string type, string? member, bool has) =>
        AkkaNetApi.Load().Has(new MemberUse(type, member)).ShouldBe(has);
}
