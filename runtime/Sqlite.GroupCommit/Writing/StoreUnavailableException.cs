namespace Sqlite.GroupCommit;

/// <summary>The file cannot be written or read now: disk full, read-only, input/output error, damaged, or held by another process.</summary>
/// <remarks>Nothing of the write was kept, with one exception: after an input/output error during the commit itself it may be found in the file later.</remarks>
public sealed class StoreUnavailableException(string file, string reason, Exception? inner = null)
    : IOException($"The store {file} is not available: {reason}.", inner)
{
    /// <summary>The database file.</summary>
    public string File { get; } = file;

    /// <summary>Why, in words for an operator.</summary>
    public string Reason { get; } = reason;

    /// <summary>What a failure says about the file, in words for an operator.</summary>
    public static StoreUnavailableException Of(string file, Exception failure) => StoreFailure.Describe(file, failure);
}
