using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Extensions;

public sealed class ExtensionTests : ActorSpec
{
    [Fact]
    public void An_extension_is_made_once_for_an_actor_system()
    {
        var first = Sys.WithExtension<Counter, CounterId>();
        var second = Sys.WithExtension<Counter>(typeof(CounterId));

        second.ShouldBeSameAs(first);
        Sys.GetExtension<Counter>().ShouldBeSameAs(first);
        Sys.HasExtension<Counter>().ShouldBeTrue();
    }

    [Fact]
    public void Threads_that_ask_at_once_get_the_same()
    {
        var made = new Counter[32];

        Parallel.For(0, made.Length, i => made[i] = Sys.WithExtension<Counter, CounterId>());

        made.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void One_that_was_not_registered_is_not_there()
    {
        Sys.HasExtension<Counter>().ShouldBeFalse();
        Sys.TryGetExtension<Counter>(out _).ShouldBeFalse();
    }

    [Fact]
    public void One_that_could_not_be_made_is_tried_again()
    {
        var id = new UnreliableId();

        Should.Throw<InvalidOperationException>(() => Sys.RegisterExtension(id));

        Sys.RegisterExtension(id).ShouldBeOfType<Unreliable>();
    }

    private sealed class Counter : IExtension;

    private sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class Unreliable : IExtension;

    private sealed class UnreliableId : ExtensionIdProvider<Unreliable>
    {
        private int _attempts;

        public override Unreliable CreateExtension(ExtendedActorSystem system) =>
            ++_attempts == 1 ? throw new InvalidOperationException("not yet") : new Unreliable();
    }
}
