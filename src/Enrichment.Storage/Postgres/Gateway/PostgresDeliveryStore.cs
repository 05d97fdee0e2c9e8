using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Gateway;

internal sealed class PostgresDeliveryStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IDeliveryStore
{
    private readonly DeliveryAdder _add = new(counts);
    private readonly DeliveryRecorder _record = new(counts);

    public Task Add(Delivery delivery) => writes.Write(_add, WriteKind.Views, delivery.Tenant, delivery);

    /// <summary>Which are due is read of all tenants at once; what is to be delivered, of each.</summary>
    public async Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit)
    {
        var due = await reads.OfAll(
            StatementArea.Gateway,
            sql => sql.Prepare("SELECT tenant, delivery_id FROM deliveries WHERE status = 0 AND next_at <= $1 ORDER BY next_at LIMIT $2")
                .With(Columns.Micros(now)).With(limit).List(row => (Tenant: row.RequiredText(0), Id: row.RequiredText(1)))).ConfigureAwait(false);
        var ids = due.ToLookup(d => d.Tenant, d => d.Id);
        var found = await reads.OfEach(ids.Select(own => own.Key), StatementArea.Gateway, (sql, tenant) => sql
            .Prepare($"SELECT {StoredGateway.DeliveryColumns} FROM deliveries WHERE tenant = $1 AND delivery_id = ANY($2) AND status = 0 AND next_at <= $3")
            .With(tenant).With(ids[tenant]).With(Columns.Micros(now)).List(StoredGateway.Delivery)).ConfigureAwait(false);
        return [.. found.OrderBy(d => d.NextAt)];
    }

    public Task Record(Delivery delivery) => writes.Write(_record, WriteKind.Views, delivery.Tenant, delivery);

    public async Task<IReadOnlyList<Delivery>> List(string tenant, int limit) => await reads.OfTenant(
        tenant,
        StatementArea.Gateway,
        sql => sql.Prepare($"SELECT {StoredGateway.DeliveryColumns} FROM deliveries WHERE tenant = $1 ORDER BY created_at DESC, delivery_id DESC LIMIT $2")
            .With(tenant).With(limit).List(StoredGateway.Delivery)).ConfigureAwait(false);

    /// <summary>For other writes that make a delivery in their own transaction.</summary>
    internal static Task<int> Add(PostgresSql sql, Delivery item) => sql.Prepare($"""
        INSERT INTO deliveries({StoredGateway.DeliveryColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING
        """).With(item.Tenant).With(item.DeliveryId).With(item.Subject).With(item.Target.Url).With(item.Target.Format)
        .With(item.Target.Secret).With(item.Body).With((long)item.Status).With((long)item.Attempts).With(Columns.Micros(item.CreatedAt))
        .With(Columns.Micros(item.NextAt)).With(Columns.Micros(item.EndedAt)).With((long?)item.Answer).With(item.Problem).Execute();

    private sealed class DeliveryAdder(StatementCounts counts) : SinglePostgresHandler<Delivery, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, Delivery item) => await Add(sql, item).ConfigureAwait(false) > 0;
    }

    private sealed class DeliveryRecorder(StatementCounts counts) : SinglePostgresHandler<Delivery, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, Delivery item) => await sql.Prepare("""
            UPDATE deliveries SET body = $3, status = $4, attempts = $5, next_at = $6, ended_at = $7, answer = $8, problem = $9,
              secret = CASE WHEN $4 = 0 THEN secret END
            WHERE tenant = $1 AND delivery_id = $2 AND status = 0
            """).With(item.Tenant).With(item.DeliveryId).With(item.Body).With((long)item.Status).With((long)item.Attempts)
            .With(Columns.Micros(item.NextAt)).With(Columns.Micros(item.EndedAt)).With((long?)item.Answer).With(item.Problem).Execute().ConfigureAwait(false) > 0;
    }
}
