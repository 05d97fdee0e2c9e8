using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

/// <summary>
/// Every port over plain collections, for simulations and tests. Each call does its work before it returns, on the caller's
/// thread; calls from several threads take turns.
/// </summary>
public sealed class InMemoryStore
{
    public InMemoryStore()
    {
        var gate = new Lock();
        var entities = new MemoryEntities(gate);
        var tables = new MemoryTables();
        Ledger = new MemoryLedger(gate, entities);
        Entities = entities;
        Tables = new MemoryTableStore(gate, tables);
        var runs = new MemoryRunStore(gate);
        Work = new MemoryWorkStore(gate, tables, runs);
        Runs = runs;
        Tenants = new MemoryTenantStore(gate, tables, entities);
        entities.Tables = tables;
        Pauses = new MemoryAccountPauses(gate);
        entities.Calls = (MemoryLedger)Ledger;
    }

    public ILedger Ledger { get; }

    public IEntityStore Entities { get; }

    public ITableStore Tables { get; }

    public IWorkStore Work { get; }

    public IRunStore Runs { get; }

    public ITenantStore Tenants { get; }

    public IAccountPauses Pauses { get; }
}
