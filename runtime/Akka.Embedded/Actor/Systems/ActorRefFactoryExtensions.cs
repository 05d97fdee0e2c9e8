namespace Akka.Actor;

/// <summary>Shorter ways to start an actor.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Starts an actor that has a constructor without arguments.</summary>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);
}
