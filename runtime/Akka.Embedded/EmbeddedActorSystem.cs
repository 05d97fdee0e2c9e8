using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded;

/// <summary>Starts actor systems of the embedded runtime.</summary>
public static class EmbeddedActorSystem
{
    /// <summary>Starts an actor system. The name may have letters, digits, hyphens and underscores.</summary>
    /// <exception cref="ArgumentException">The name is not one.</exception>
    public static ActorSystem Create(string name, EmbeddedOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!char.IsAsciiLetterOrDigit(name[0]) || !name.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '-' or '_'))
            throw new ArgumentException($"'{name}' is not a name for an actor system: letters, digits, '-' and '_' only", nameof(name));
        var system = new LocalActorSystem(name, options ?? new EmbeddedOptions());
        system.StartGuardians();
        return system;
    }
}
