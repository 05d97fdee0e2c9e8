using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;

namespace Enrichment.Host.Tests.Support;

/// <summary>Deliveries in memory.</summary>
public sealed class MemoryDeliveries : IDeliveryStore
{
    private readonly Dictionary<string, Delivery> deliveries = [];

    public Task Add(Delivery delivery)
    {
        deliveries.TryAdd(delivery.DeliveryId, delivery);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit) => Task.FromResult<IReadOnlyList<Delivery>>(
        [.. deliveries.Values.Where(d => d.Status == DeliveryStatus.Waiting && d.NextAt <= now).OrderBy(d => d.NextAt).Take(limit)]);

    public Task Record(Delivery delivery)
    {
        deliveries[delivery.DeliveryId] = delivery;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Delivery>> List(string tenant, int limit) =>
        Task.FromResult<IReadOnlyList<Delivery>>([.. deliveries.Values.Where(d => d.Tenant == tenant).OrderByDescending(d => d.CreatedAt).Take(limit)]);
}
