using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryEntities(Lock gate) : IEntityStore
{
    private readonly Dictionary<EntityId, EntityState> _states = [];

    /// <summary>Knows the calls begun for an entity, saved with it or not.</summary>
    public MemoryLedger? Calls { get; set; }

    public Task<EntityState> Load(EntityId id)
    {
        lock (gate)
        {
            var state = _states.GetValueOrDefault(id) ?? EntityState.Unknown(id);
            return Task.FromResult(state with { Calls = Math.Max(state.Calls, Calls?.HighestCallOf(id) ?? 0) });
        }
    }

    public long VersionOf(EntityId id) => _states.TryGetValue(id, out var state) ? state.Version : 0;

    public long Save(EntityState state)
    {
        var saved = state with { Version = state.Version + 1 };
        _states[state.Id] = saved;
        return saved.Version;
    }
}
