using Enrichment.Actors;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Storage;

namespace Enrichment.Host.Composition;

/// <summary>What an engine stands on; it owns none of it.</summary>
public sealed record EngineOptions
{
    public required IStore Store { get; init; }

    public required ISourceCatalog Sources { get; init; }

    /// <summary>The database shared with other nodes, which then holds the journal too; null for a node alone.</summary>
    public SharedDatabase? Cluster { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerFactory Loggers { get; init; } = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

    public GateSettings Gate { get; init; } = GateSettings.Default;

    public ActorSettings Actors { get; init; } = ActorSettings.Default;
}
