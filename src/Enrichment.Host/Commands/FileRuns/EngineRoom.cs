using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Reports;
using Enrichment.Sources.Settings;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Starts the engine over a data directory.</summary>
public interface IEngineRoom
{
    /// <exception cref="UsageException">Another process owns the directory, or it cannot be used; the message says why.</exception>
    Task<OpenedEngine> Open(string dataDirectory, SourceSettings sources, CancellationToken stop);
}

/// <summary>An engine at work, with what else a run needs of its data directory.</summary>
/// <param name="DataDirectory">Full path.</param>
/// <param name="Close">Stops the engine and gives the directory free.</param>
public sealed record OpenedEngine(IEngine Engine, ITenantStore Tenants, IDeliveryStore Deliveries, IStoreReports Reports, string DataDirectory, Func<ValueTask> Close) : IAsyncDisposable
{
    /// <summary>Why the data directory takes no more, once it has refused something; null while it has not.</summary>
    public Func<Exception?> Refusal { get; init; } = () => null;

    public ValueTask DisposeAsync() => Close();
}
