using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Killing;

/// <summary>The word to end streams, from any thread, and the streams to wake for it.</summary>
internal sealed class Kill(string name)
{
    private static readonly object Regularly = new();

    private readonly HashSet<Island> _islands = [];
    private volatile object? _end;

    internal string Name => name;

    internal bool IsThrown => _end is not null;

    /// <summary>The failure to end with, or null for a regular end.</summary>
    internal Exception? Cause => _end as Exception;

    internal void Throw(Exception? cause)
    {
        Island[] islands;
        lock (_islands)
        {
            if (_end is not null)
                return;
            _end = cause ?? Regularly;
            islands = [.. _islands];
            _islands.Clear();
        }
        foreach (var island in islands)
            island.Wake();
    }

    internal void Join(Island island)
    {
        lock (_islands)
            _islands.Add(island);
        island.AtEnd(() => Leave(island));
    }

    private void Leave(Island island)
    {
        lock (_islands)
            _islands.Remove(island);
    }
}
