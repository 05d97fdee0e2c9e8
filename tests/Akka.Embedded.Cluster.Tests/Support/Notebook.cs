using System.Collections.Concurrent;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>What the entities of a test have seen, on whichever node.</summary>
public sealed class Notebook
{
    private readonly ConcurrentQueue<Note> _notes = new();
    private readonly ConcurrentDictionary<string, string> _alive = new();

    public IReadOnlyList<Note> Notes => [.. _notes];

    /// <summary>The entities that live, as node/id.</summary>
    public IReadOnlyCollection<string> Alive => [.. _alive.Keys];

    public int Count => _notes.Count;

    public void Add(string node, string entity, object message) => _notes.Enqueue(new Note(node, entity, message));

    public void Born(string node, string entity) => _alive[$"{node}/{entity}"] = node;

    public void Died(string node, string entity) => _alive.TryRemove($"{node}/{entity}", out _);

    public sealed record Note(string Node, string Entity, object Message);
}
