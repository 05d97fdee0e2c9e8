using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryEntities(Lock gate) : IEntityStore
{
    private readonly Dictionary<EntityId, EntityState> _states = [];

    /// <summary>Knows the calls begun for an entity, saved with it or not.</summary>
    public MemoryLedger? Calls { get; set; }

    /// <summary>Holds the rows that name entities.</summary>
    public MemoryTables? Tables { get; set; }

    public Task<EntityState> Load(EntityId id)
    {
        lock (gate)
        {
            var state = _states.GetValueOrDefault(id) ?? EntityState.Unknown(id);
            return Task.FromResult(state with { Calls = Math.Max(state.Calls, Calls?.HighestCallOf(id) ?? 0) });
        }
    }

    public Task<long> Erase(EntityId id)
    {
        lock (gate)
        {
            if (_states.TryGetValue(id, out var known)) Save(EntityState.Unknown(id) with { Version = known.Version, Calls = known.Calls });
            return Task.FromResult(Tables?.Erase(id) ?? 0);
        }
    }

    public long EraseAll(string tenant)
    {
        var ids = _states.Keys.Where(id => id.Tenant == tenant).ToList();
        foreach (var id in ids) _states.Remove(id);
        return ids.Count;
    }

    public long VersionOf(EntityId id) => _states.TryGetValue(id, out var state) ? state.Version : 0;

    public long Save(EntityState state)
    {
        var saved = state with { Version = state.Version + 1 };
        _states[state.Id] = saved;
        return saved.Version;
    }
}
