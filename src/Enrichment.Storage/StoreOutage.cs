using Enrichment.Storage.Postgres;
using Sqlite.GroupCommit;

namespace Enrichment.Storage;

/// <summary>Tells whether a failure means that the store, wherever it is kept, cannot work now and may later.</summary>
public static class StoreOutage
{
    public static bool Is(Exception failure) => failure is StoreUnavailableException or DatabaseAwayException;

    /// <summary>Whether it is one, or follows from one.</summary>
    public static bool IsBehind(Exception failure) => Is(failure) || (failure.InnerException is { } cause && IsBehind(cause));
}
