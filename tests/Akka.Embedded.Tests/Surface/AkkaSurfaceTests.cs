using System.Reflection;

namespace Akka.Embedded.Tests.Surface;

public sealed class AkkaSurfaceTests
{
    private static readonly Assembly[] Assemblies = [typeof(EmbeddedActorSystem).Assembly, typeof(Akka.TestKit.TestProbe).Assembly];

    private static List<string> Ours => [.. Assemblies.SelectMany(PublicSurface.Of).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_public_member_in_an_Akka_namespace_is_one_of_Akka_NET()
    {
        var real = RealAkka.Load();

        var complaints = Ours.Select(real.Complaint).Where(complaint => complaint is not null).ToList();

        complaints.ShouldBeEmpty(string.Join(Environment.NewLine, complaints));
    }

    [Fact]
    public void The_surface_is_the_reviewed_one()
    {
        var reviewed = Path.Combine(Repository.Root, "tests", "contracts", "akka-surface.txt");
        var received = Path.Combine(AppContext.BaseDirectory, "akka-surface.received.txt");
        File.WriteAllLines(received, Ours);

        var approved = File.ReadAllLines(reviewed);

        var added = Ours.Except(approved).Select(line => "+ " + line);
        var removed = approved.Except(Ours).Select(line => "- " + line);
        var changes = string.Join(Environment.NewLine, added.Concat(removed));
        changes.ShouldBeEmpty($"{changes}{Environment.NewLine}After review, take {received} as {reviewed}");
    }

    [Fact]
    public void A_member_that_Akka_NET_does_not_have_is_complained_of()
    {
        var real = RealAkka.Load();

        real.Complaint("M:Akka.Actor.ICanTell.Tell(System.Object,Akka.Actor.IActorRef) : System.Void").ShouldBeNull();
        real.Complaint("M:Akka.Actor.ICanTell.Tell(System.Object,Akka.Actor.IActorRef) : System.Boolean").ShouldNotBeNull();
        real.Complaint("M:Akka.Actor.ICanTell.TellTwice(System.Object) : System.Void").ShouldNotBeNull();
        real.Complaint("T:Akka.Actor.ReceiveActor : sealed class").ShouldNotBeNull();
    }
}
