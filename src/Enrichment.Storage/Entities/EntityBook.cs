namespace Enrichment.Storage.Entities;

/// <summary>
/// The entities that a group of settlements saves. A store saves each turn in one statement, which takes those whose stored version
/// is the one that they were loaded with; of an entity saved twice in a group, the second waits for the next turn.
/// </summary>
internal sealed class EntityBook(IEnumerable<SavedEntity> entities)
{
    private readonly List<SavedEntity> _entities = [.. entities];
    private readonly HashSet<SavedEntity> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <summary>By id, each once.</summary>
    public IEnumerable<IReadOnlyDictionary<string, SavedEntity>> Turns()
    {
        for (var left = _entities; left.Count > 0;)
        {
            var first = new Dictionary<string, SavedEntity>(left.Count, StringComparer.Ordinal);
            left = left.FindAll(entity => !first.TryAdd(entity.Id, entity));
            yield return first;
        }
    }

    /// <summary>Those that no statement took: their stored versions are to be read, and given to <see cref="Keep"/>.</summary>
    public IReadOnlyList<string> Stale => [.. _entities.Where(entity => !Took(entity)).Select(entity => entity.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>One that nobody had named is stored without a document now: whoever named it did so while it was being saved.</summary>
    public bool WasMadeMeanwhile => _entities.Exists(e => e.Version == 0 && !Took(e) && _versions.TryGetValue(e.Id, out var version) && version == 0);

    public void Take(SavedEntity entity) => _taken.Add(entity);

    public void Keep(string id, long version) => _versions[id] = version;

    public bool Took(SavedEntity entity) => _taken.Contains(entity);

    /// <summary>The stored version of an entity that was not taken; 0 when it is not stored.</summary>
    public long VersionOf(SavedEntity entity) => _versions.GetValueOrDefault(entity.Id);
}
