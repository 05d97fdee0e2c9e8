using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Gateway;

internal sealed class SqliteDeliveryStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IDeliveryStore
{
    private readonly DeliveryAdder _add = new(counts);
    private readonly DeliveryRecorder _record = new(counts);

    public Task Add(Delivery delivery) => writer.Write(_add, delivery);

    public Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit) => reads.Use<IReadOnlyList<Delivery>>(
        StatementArea.Gateway,
        sql => sql.Prepare($"SELECT {StoredGateway.DeliveryColumns} FROM deliveries WHERE status = 0 AND next_at <= ?1 ORDER BY next_at LIMIT ?2")
            .Bind(1, Columns.Micros(now)).Bind(2, limit).List(StoredGateway.Delivery));

    public Task Record(Delivery delivery) => writer.Write(_record, delivery);

    public Task<IReadOnlyList<Delivery>> List(string tenant, int limit) => reads.Use<IReadOnlyList<Delivery>>(
        StatementArea.Gateway,
        sql => sql.Prepare($"SELECT {StoredGateway.DeliveryColumns} FROM deliveries WHERE tenant = ?1 ORDER BY created_at DESC, delivery_id DESC LIMIT ?2")
            .Bind(1, tenant).Bind(2, limit).List(StoredGateway.Delivery));

    /// <summary>For other writes that make a delivery in their own transaction.</summary>
    internal static void Add(StoreSql sql, Delivery item) => sql.Prepare($"""
        INSERT INTO deliveries({StoredGateway.DeliveryColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING
        """).Bind(1, item.Tenant).Bind(2, item.DeliveryId).Bind(3, item.Subject).Bind(4, item.Target.Url).Bind(5, item.Target.Format)
        .Bind(6, item.Target.Secret).Bind(7, item.Body).Bind(8, (long)item.Status).Bind(9, item.Attempts).Bind(10, Columns.Micros(item.CreatedAt))
        .Bind(11, Columns.Micros(item.NextAt)).Bind(12, Columns.Micros(item.EndedAt)).Bind(13, item.Answer).Bind(14, item.Problem).Execute();

    private sealed class DeliveryAdder(StatementCounts counts) : SingleHandler<Delivery, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, Delivery item)
        {
            Add(sql, item);
            return true;
        }
    }

    private sealed class DeliveryRecorder(StatementCounts counts) : SingleHandler<Delivery, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, Delivery item) => sql.Prepare("""
            UPDATE deliveries SET body = ?3, status = ?4, attempts = ?5, next_at = ?6, ended_at = ?7, answer = ?8, problem = ?9,
              secret = iif(?4 = 0, secret, NULL)
            WHERE tenant = ?1 AND delivery_id = ?2 AND status = 0
            """).Bind(1, item.Tenant).Bind(2, item.DeliveryId).Bind(3, item.Body).Bind(4, (long)item.Status).Bind(5, item.Attempts)
            .Bind(6, Columns.Micros(item.NextAt)).Bind(7, Columns.Micros(item.EndedAt)).Bind(8, item.Answer).Bind(9, item.Problem).Execute() > 0;
    }
}
