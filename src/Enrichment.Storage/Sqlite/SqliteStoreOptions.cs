using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite;

/// <summary>Where a store is and how it is opened.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The name of the store's file in a data directory.</summary>
    public const string FileName = "enrichment.db";

    /// <summary>A data directory, which must exist, or the store's file itself (a name that ends in <c>.db</c>).</summary>
    public required string Path { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Reads at the same time, at most.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>What a commit waits for. Less than the disk loses answered writes with the power: for tests and comparisons.</summary>
    public Synchronous Synchronous { get; init; } = Synchronous.Full;

    /// <summary>The store's file.</summary>
    public string File => FileOf(Path);

    internal static string FileOf(string path) =>
        path.EndsWith(".db", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path) ? path : System.IO.Path.Combine(path, FileName);
}
