namespace Enrichment.Domain.Ports;

/// <summary>The businesses of all tenants (mission A12), and the standing tables made of them.</summary>
public interface IBusinessStore
{
    /// <summary>Tenants that have a business, by name.</summary>
    Task<IReadOnlyList<string>> Tenants();

    /// <summary>
    /// Brings a stretch of a tenant's standing table up to date: a new business gets a row under its own number, which it keeps; a known
    /// one what has been learnt of it since. What rows hold of answers stays.
    /// </summary>
    /// <param name="after">Where the last stretch ended; 0 at first.</param>
    /// <param name="most">Businesses looked at.</param>
    /// <returns>Where the stretch ended; null when there was none left.</returns>
    Task<long?> TakeIn(string tenant, string tableId, long after, int most);
}
