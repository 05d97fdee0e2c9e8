using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Streams;

/// <summary>How a materializer runs its streams.</summary>
public sealed class ActorMaterializerSettings
{
    /// <summary>The dispatcher's configured name; empty for the system's own.</summary>
    public readonly string Dispatcher;

    private ActorMaterializerSettings(string dispatcher) => Dispatcher = dispatcher;

    /// <summary>The defaults.</summary>
    public static ActorMaterializerSettings Create(ActorSystem system) => new("");

    /// <summary>The same but for the dispatcher.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Akka.NET's is an instance method")]
    public ActorMaterializerSettings WithDispatcher(string dispatcher) => new(dispatcher);
}
