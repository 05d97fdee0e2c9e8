using Akka.Actor;

namespace Akka.Embedded.Tests.Actor.References;

public sealed class ActorPathTests
{
    private static readonly ActorPath User = new RootActorPath(new Address("akka", "sys")) / "user";

    [Fact]
    public void A_path_is_written_from_the_root() => (User / "a" / "b").ToString().ShouldBe("akka://sys/user/a/b");

    [Fact]
    public void Parsing_gives_back_the_path_and_its_incarnation()
    {
        var path = (User / "a").WithUid(42);

        var parsed = ActorPath.Parse(path.ToSerializationFormat());

        parsed.ShouldBe(path);
        parsed.Uid.ShouldBe(42);
    }

    [Theory]
    [InlineData("user/a")]
    [InlineData("")]
    [InlineData("akka://")]
    [InlineData("akka://sys/user#x")]
    public void What_is_no_absolute_path_is_refused(string text) => ActorPath.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Equality_looks_past_the_incarnation() => (User / "a").WithUid(1).ShouldBe((User / "a").WithUid(2));

    [Fact]
    public void Other_names_depths_and_systems_are_other_paths()
    {
        (User / "a").ShouldNotBe(User / "b");
        (User / "a").ShouldNotBe(User / "a" / "a");
        (User / "a").ShouldNotBe(new RootActorPath(new Address("akka", "other")) / "user" / "a");
    }

    [Fact]
    public void The_address_of_others_stands_before_the_names() =>
        (User / "a").ToStringWithAddress(new Address("akka.tcp", "sys", "host", 7)).ShouldBe("akka.tcp://sys@host:7/user/a");

    [Fact]
    public void Elements_parent_and_depth_agree()
    {
        var path = User / "a" / "b";

        path.Elements.ShouldBe(["user", "a", "b"]);
        path.Depth.ShouldBe(3);
        path.Parent.ShouldBe(User / "a");
        path.Root.Parent.ShouldBe(path.Root);
    }

    [Theory]
    [InlineData("a-b_c.1", true)]
    [InlineData("hunter%2Fdomain", true)]
    [InlineData("a:b", true)]
    [InlineData("$a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("50%", false)]
    [InlineData("", false)]
    public void Names_are_checked(string name, bool valid) => ActorPath.IsValidPathElement(name).ShouldBe(valid);
}
