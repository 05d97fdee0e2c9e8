using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>Intents, outcomes, and the companies' documents with the outcomes.</summary>
internal sealed class CallRecords(PostgresSession session, string bucket)
{
    private const string Columns = """
        calls(call_id, call_number, tenant, entity, operation, account, input_hash, request_id, bucket, run, day, most, most_units, price_version,
              priority, intended_at, budgets, state)
        """;

    private readonly string run = BenchTable.Run.ToString();
    private readonly string budgets = $"[\"bucket:{bucket}\",\"run:{BenchTable.Run}\"]";

    public void Intend(IReadOnlyList<Company> companies, int number, SourceDefinition source)
    {
        var now = DateTimeOffset.UtcNow;
        var (day, at) = (now.ToString("yyyy-MM-dd"), Micros(now));
        session.Copy(Columns, companies, (copy, company) => copy
            .Text(company.CallId(number)).Number(number).Text(BenchTable.Tenant).Text(company.Name).Text(source.Operation).Text(source.Account)
            .Text(company.Hash(source.Operation)).Text($"{bucket}|{company.Name}|0").Text(bucket).Text(run).Text(day)
            .Number(Nanos.From(source.Price.Most)).Number(Nanos.From(source.Price.MostUnits)).Text(source.Price.Version).Small(1).Number(at)
            .Text(budgets).Small(0));
    }

    public void Settle(IReadOnlyList<Company> companies, int number, SourceDefinition source)
    {
        session.Execute(
            """
            UPDATE calls c SET state = 2, answer = 0, units = $2, charge = $3, answered_at = $4, detail = ''
            FROM unnest($1) AS n(call_id) WHERE c.call_id = n.call_id
            """,
            companies.Select(c => c.CallId(number)).ToArray(), Nanos.From(1), Nanos.From(source.Price.Most), Micros(DateTimeOffset.UtcNow));
        session.Execute(
            "UPDATE entities e SET version = $3, document = n.document FROM unnest($1, $2) AS n(entity_no, document) WHERE e.entity_no = n.entity_no",
            companies.Select(c => c.Number).ToArray(), companies.Select(c => Documents.OfEntity(c).ToArray()).ToArray(), (long)number);
    }

    internal static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
