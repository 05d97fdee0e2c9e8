using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>Intents, outcomes, and the company's document with each outcome.</summary>
internal sealed class CallRecords(StatementCache sql, string bucket)
{
    private readonly string run = BenchTable.Run.ToString();
    private readonly string budgets = $"[\"bucket:{bucket}\",\"run:{BenchTable.Run}\"]";

    public void Intend(Company company, int number, SourceDefinition source)
    {
        var now = DateTimeOffset.UtcNow;
        sql.Prepare("""
            INSERT INTO calls(call_id, tenant, entity, operation, account, input_hash, request_id, bucket, run, day, most, most_units,
                              price_version, priority, intended_at, budgets, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0)
            """)
            .Bind(1, company.CallId(number)).Bind(2, BenchTable.Tenant).Bind(3, company.Name).Bind(4, source.Operation).Bind(5, source.Account)
            .Bind(6, company.Hash(source.Operation)).Bind(7, $"{bucket}|{company.Name}|0").Bind(8, bucket).Bind(9, run)
            .Bind(10, now.ToString("yyyy-MM-dd")).Bind(11, Nanos.From(source.Price.Most)).Bind(12, Nanos.From(source.Price.MostUnits))
            .Bind(13, source.Price.Version).Bind(14, 1).Bind(15, Micros(now)).Bind(16, budgets).Execute();
    }

    public void Settle(Company company, int number, SourceDefinition source)
    {
        sql.Prepare("UPDATE calls SET state = 2, answer = 0, units = ?2, charge = ?3, answered_at = ?4, detail = '' WHERE call_id = ?1")
            .Bind(1, company.CallId(number)).Bind(2, Nanos.From(1)).Bind(3, Nanos.From(source.Price.Most)).Bind(4, Micros(DateTimeOffset.UtcNow)).Execute();
        sql.Prepare("UPDATE entities SET version = ?2, document = CAST(?3 AS TEXT) WHERE entity_no = ?1")
            .Bind(1, company.Number).Bind(2, number).Bind(3, Documents.OfEntity(company)).Execute();
    }

    internal static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
