using Enrichment.Storage.Postgres;
using Sqlite.GroupCommit;

namespace Enrichment.Storage;

/// <summary>Tells whether a failure means that the store, wherever it is kept, cannot work now and may later.</summary>
public static class StoreOutage
{
    public static bool Is(Exception failure) => failure is StoreUnavailableException or DatabaseAwayException;
}
