using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Runtime;

public class ActorTreeTests : ActorSpec
{
    [Fact]
    public async Task Parents_come_before_their_children_each_with_how_many_it_has()
    {
        await Family();

        Listed("/user/parent", 5, 10).ShouldBe(["0 /user/parent 3", "1 /user/parent/a 1", "2 /user/parent/a/leaf 0", "1 /user/parent/b 1", "2 /user/parent/b/leaf 0", "1 /user/parent/c 1", "2 /user/parent/c/leaf 0"]);
    }

    [Fact]
    public async Task A_listing_ends_at_its_depth_and_its_width()
    {
        await Family();

        Listed("/user/parent", 1, 2).ShouldBe(["0 /user/parent 3", "1 /user/parent/a 1", "1 /user/parent/b 1"]);
        Listed("user/parent/", 0, 10).ShouldBe(["0 /user/parent 3"]);
    }

    [Fact]
    public void The_root_has_the_guardians() => Listed("/", 1, 10).ShouldBe(["0 / 2", .. Listed("/user", 0, 1).Select(l => "1" + l[1..]), .. Listed("/system", 0, 1).Select(l => "1" + l[1..])]);

    [Fact]
    public void An_actor_that_is_not_there_is_none() => ActorTree.List(Sys, "/user/nobody/leaf", 1, 1).ShouldBeNull();

    private List<string> Listed(string path, int depth, int most) =>
        [.. ActorTree.List(Sys, path, depth, most)!.Select(n => $"{n.Depth} {n.Path} {n.Children}")];

    /// <summary>Three children, started in their order, with a leaf each.</summary>
    private async Task Family()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent("a", "b", "c")), "parent");
        await parent.Ask<string>("are you there?", TimeSpan.FromSeconds(30));
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(params string[] children)
        {
            foreach (var child in children)
            {
                Context.ActorOf(Props.Create(() => new Parent(child == "leaf" ? new string[0] : new[] { "leaf" })), child);
            }

            var waiting = children.Length;
            IActorRef? asker = null;
            Receive<string>(_ =>
            {
                asker = Sender;
                foreach (var child in Context.GetChildren())
                {
                    child.Tell("are you there?");
                }

                if (waiting == 0)
                {
                    asker.Tell(true);
                }
            });
            Receive<bool>(_ =>
            {
                if (--waiting == 0)
                {
                    asker!.Tell(Self.Path.Name == "parent" ? "all are" : (object)true);
                }
            });
        }
    }
}
