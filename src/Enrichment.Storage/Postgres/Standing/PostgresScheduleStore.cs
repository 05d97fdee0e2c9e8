using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Standing;

internal sealed class PostgresScheduleStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IScheduleStore
{
    private const string OfAll = "";
    private readonly Knower _know = new(counts);
    private readonly Noter _note = new(counts);

    public Task<ScheduleRecord> Know(string schedule, DateTimeOffset now) => writes.Write(_know, WriteKind.Views, OfAll, (schedule, now));

    public Task<ScheduleRecord?> Find(string schedule, string tenant) =>
        reads.OfTenant(tenant, StatementArea.Gateway, sql => Find(sql, schedule, tenant));

    public Task Note(string schedule, string? tenant, DateTimeOffset due, DateTimeOffset at, string outcome) =>
        writes.Write(_note, WriteKind.Views, tenant ?? OfAll, new Turn(schedule, tenant ?? OfAll, due, at, outcome));

    private static Task<ScheduleRecord?> Find(PostgresSql sql, string schedule, string tenant) => sql.Prepare("""
        SELECT known_since, due, at, outcome FROM schedules WHERE schedule = $1 AND tenant = $2
        """).With(schedule).With(tenant).First(StoredGateway.Schedule);

    private sealed record Turn(string Schedule, string Tenant, DateTimeOffset Due, DateTimeOffset At, string Outcome);

    private sealed class Knower(StatementCounts counts)
        : SinglePostgresHandler<(string Schedule, DateTimeOffset Now), ScheduleRecord>(counts, StatementArea.Gateway)
    {
        protected override async Task<ScheduleRecord> Execute(PostgresSql sql, (string Schedule, DateTimeOffset Now) item)
        {
            await sql.Prepare("INSERT INTO schedules(schedule, tenant, known_since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                .With(item.Schedule).With(OfAll).With(Columns.Micros(item.Now)).Execute().ConfigureAwait(false);
            return (await Find(sql, item.Schedule, OfAll).ConfigureAwait(false))!;
        }
    }

    private sealed class Noter(StatementCounts counts) : SinglePostgresHandler<Turn, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, Turn item) => await sql.Prepare("""
            INSERT INTO schedules VALUES ($1, $2, $4, $3, $4, $5)
            ON CONFLICT (schedule, tenant) DO UPDATE SET due = excluded.due, at = excluded.at, outcome = excluded.outcome
            """).With(item.Schedule).With(item.Tenant).With(Columns.Micros(item.Due)).With(Columns.Micros(item.At))
            .With(item.Outcome).Execute().ConfigureAwait(false) > 0;
    }
}
