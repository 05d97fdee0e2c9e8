using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The extensions of one actor system, each made once.</summary>
internal sealed class ExtensionRegistry(LocalActorSystem system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    internal object Register(IExtensionId extension)
    {
        var entry = _extensions.GetOrAdd(extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(system)));
        try
        {
            return entry.Value;
        }
        catch
        {
            // The next to ask tries again.
            _extensions.TryRemove(new KeyValuePair<Type, Lazy<object>>(extension.ExtensionType, entry));
            throw;
        }
    }

    internal object? Find(Type type) => _extensions.TryGetValue(type, out var entry) ? entry.Value : null;
}
