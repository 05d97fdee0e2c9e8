namespace Enrichment.Storage.Postgres;

/// <summary>The database cannot be read now: it is stopped, out of reach, or out of a resource. Writes wait meanwhile.</summary>
public sealed class DatabaseAwayException(string store, string reason, Exception inner) : IOException($"The store {store} is not available: {reason}", inner)
{
    /// <summary>Which store; holds no password.</summary>
    public string Store { get; } = store;

    /// <summary>Why, in the words of the database or of the network.</summary>
    public string Reason { get; } = reason;
}
