using Akka.Embedded.Simulation;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Vendors;

/// <summary>A request on its way, from the moment at which a process sends it.</summary>
internal sealed class VendorRequest(SimulatedProcess process, SourcePlan source, SourceQuery query)
{
    private readonly TaskCompletionSource<SourceAnswer> promise = new();

    public SimulatedProcess Process => process;

    public SourcePlan Source => source;

    public SourceDefinition Definition => source.Definition;

    public SourceQuery Query => query;

    /// <summary>Tenant, operation and inputs.</summary>
    public string Question { get; } = string.Join(
        '|', query.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key}={i.Value}").Prepend(source.Definition.Operation).Prepend(query.Entity.Tenant));

    public Task<SourceAnswer> Answer => promise.Task;

    /// <summary>Whoever asked still waits.</summary>
    public bool IsAwaited => !process.IsDead && !promise.Task.IsCompleted;

    /// <summary>Whoever asked gives up.</summary>
    public void Leave() => promise.TrySetCanceled();

    public void End(SourceAnswer answer) => process.Reach(() => promise.TrySetResult(answer));

    public void Break() => process.Reach(() => promise.TrySetException(new InvalidOperationException("the connector met what it did not expect")));
}
