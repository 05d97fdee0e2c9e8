using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The references below <c>/temp</c> that someone knows the path of.</summary>
internal sealed class TemporaryRefs(RootActorPath root)
{
    private readonly ConcurrentDictionary<string, InternalActorRefBase> _refs = new();
    private readonly ActorPath _temp = root / "temp";
    private long _names;

    internal ActorPath Register(InternalActorRefBase actor)
    {
        var path = _temp / AnonymousNames.Name(Interlocked.Increment(ref _names));
        _refs[path.Name] = actor;
        return path;
    }

    internal void Unregister(ActorPath path) => _refs.TryRemove(path.Name, out _);

    internal InternalActorRefBase? Find(string name) => _refs.GetValueOrDefault(name);
}
