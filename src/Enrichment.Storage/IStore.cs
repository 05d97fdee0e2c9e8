using Enrichment.Domain.Ports;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage;

/// <summary>A whole store, wherever it is kept: every port, and what its owner watches and asks of it.</summary>
public interface IStore : IAsyncDisposable
{
    ILedger Ledger { get; }

    IEntityStore Entities { get; }

    ITableStore Tables { get; }

    IWorkStore Work { get; }

    IRunStore Runs { get; }

    IJobStore Jobs { get; }

    IDeliveryStore Deliveries { get; }

    IAccessStore Access { get; }

    ITenantStore Tenants { get; }

    IBusinessStore Businesses { get; }

    IAccountPauses Pauses { get; }

    IScheduleStore Schedules { get; }

    /// <summary>Statements executed since the store was opened.</summary>
    StatementCounts Statements { get; }

    /// <summary>Writes that wait for their transaction.</summary>
    long Waiting { get; }

    /// <summary>Why the store does not take writes, though it may be read; null when it does, or where it keeps no file that could be full or read-only.</summary>
    Task<string?> WriteProblem() => Task.FromResult<string?>(null);

    /// <summary>The newest write that failed because of the disk, since the store was opened; null for none, and where the store keeps no file itself.</summary>
    Exception? Refusal => null;

    /// <summary>Takes what was deleted out of the log, as far as the store itself keeps one that can be read.</summary>
    /// <returns>False while a reader still needs the log.</returns>
    Task<bool> EmptyLog();

    /// <summary>Takes what was deleted out of every byte that the store itself keeps: its pages, then its log.</summary>
    /// <returns>False while a reader still needs the log.</returns>
    Task<bool> Scrub();
}
