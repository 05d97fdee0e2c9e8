using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Standing;

internal sealed class SqliteScheduleStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IScheduleStore
{
    private const string OfAll = "";
    private readonly Knower _know = new(counts);
    private readonly Noter _note = new(counts);

    public Task<ScheduleRecord> Know(string schedule, DateTimeOffset now) => writer.Write(_know, (schedule, now));

    public Task<ScheduleRecord?> Find(string schedule, string tenant) => reads.Use(StatementArea.Gateway, sql => Find(sql, schedule, tenant));

    public Task Note(string schedule, string? tenant, DateTimeOffset due, DateTimeOffset at, string outcome) =>
        writer.Write(_note, new Turn(schedule, tenant ?? OfAll, due, at, outcome));

    private static ScheduleRecord? Find(StoreSql sql, string schedule, string tenant) => sql.Prepare("""
        SELECT known_since, due, at, outcome FROM schedules WHERE schedule = ?1 AND tenant = ?2
        """).Bind(1, schedule).Bind(2, tenant)
        .First(StoredGateway.Schedule);

    private sealed record Turn(string Schedule, string Tenant, DateTimeOffset Due, DateTimeOffset At, string Outcome);

    private sealed class Knower(StatementCounts counts)
        : SingleHandler<(string Schedule, DateTimeOffset Now), ScheduleRecord>(counts, StatementArea.Gateway)
    {
        protected override ScheduleRecord Execute(StoreSql sql, (string Schedule, DateTimeOffset Now) item)
        {
            sql.Prepare("INSERT INTO schedules(schedule, tenant, known_since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
                .Bind(1, item.Schedule).Bind(2, OfAll).Bind(3, Columns.Micros(item.Now)).Execute();
            return Find(sql, item.Schedule, OfAll)!;
        }
    }

    private sealed class Noter(StatementCounts counts) : SingleHandler<Turn, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, Turn item) => sql.Prepare("""
            INSERT INTO schedules VALUES (?1, ?2, ?4, ?3, ?4, ?5)
            ON CONFLICT (schedule, tenant) DO UPDATE SET due = excluded.due, at = excluded.at, outcome = excluded.outcome
            """).Bind(1, item.Schedule).Bind(2, item.Tenant).Bind(3, Columns.Micros(item.Due)).Bind(4, Columns.Micros(item.At))
            .Bind(5, item.Outcome).Execute() > 0;
    }
}
