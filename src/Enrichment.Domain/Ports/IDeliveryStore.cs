using Enrichment.Domain.Jobs;

namespace Enrichment.Domain.Ports;

/// <summary>Webhooks that wait for their delivery, durable across restarts.</summary>
public interface IDeliveryStore
{
    /// <summary>Stores one; a delivery with its id that is there already is left as it is.</summary>
    Task Add(Delivery delivery);

    /// <summary>Waiting ones of every tenant whose time has come, in order of that time.</summary>
    Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit);

    /// <summary>Stores how a waiting one stands after an attempt; one that has ended stays as it is.</summary>
    Task Record(Delivery delivery);

    /// <summary>A tenant's, newest first.</summary>
    Task<IReadOnlyList<Delivery>> List(string tenant, int limit);
}
