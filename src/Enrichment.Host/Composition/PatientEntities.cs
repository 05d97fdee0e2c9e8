using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Storage;

namespace Enrichment.Host.Composition;

/// <summary>Loads wait while the store is away: an entity that could not be loaded could do nothing but try again at once.</summary>
internal sealed class PatientEntities(IEntityStore entities, TimeProvider time) : IEntityStore
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    public async Task<EntityState> Load(EntityId id)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await entities.Load(id);
            }
            catch (Exception away) when (StoreOutage.Is(away))
            {
                await Task.Delay(pause, time);
            }
        }
    }

    public Task<long> Erase(EntityId id) => entities.Erase(id);
}
