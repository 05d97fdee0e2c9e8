namespace PostgreSql.GroupCommit;

/// <summary>What waits for one scope.</summary>
internal sealed class WriteScope(string name)
{
    public string Name => name;

    public Queue<IPendingWrite> Waiting { get; } = new();
}

/// <summary>The scopes with something to write. Each is with one lane at most, or waits for one: so a scope keeps its order.</summary>
internal sealed class WriteScopes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WriteScope> _scopes = new(StringComparer.Ordinal);

    /// <returns>The scope, when no lane has or awaits it.</returns>
    public WriteScope? Add(string name, IPendingWrite write)
    {
        lock (_lock)
        {
            var isKnown = _scopes.TryGetValue(name, out var scope);
            if (!isKnown) _scopes.Add(name, scope = new WriteScope(name));
            scope!.Waiting.Enqueue(write);
            return isKnown ? null : scope;
        }
    }

    public IReadOnlyList<IPendingWrite> Take(WriteScope scope, int most)
    {
        lock (_lock)
        {
            var taken = new List<IPendingWrite>(Math.Min(most, scope.Waiting.Count));
            while (taken.Count < most && scope.Waiting.TryDequeue(out var write)) taken.Add(write);
            return taken;
        }
    }

    /// <returns>Whether more waits; else the scope is forgotten until something is added.</returns>
    public bool Rest(WriteScope scope)
    {
        lock (_lock) return scope.Waiting.Count > 0 || !_scopes.Remove(scope.Name);
    }
}
