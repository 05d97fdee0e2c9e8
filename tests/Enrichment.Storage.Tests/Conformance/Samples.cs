using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Small values that tests start from.</summary>
internal static class Samples
{
    public const string Table = "t1";
    public const string Tenant = "acme";
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly RunId Run = new(Tenant, "r1");
    public static readonly BucketId Bucket = new(Run, "saas");

    public static EntityId Company(string key) => new(Tenant, EntityKind.Company, key);

    public static EntityId Person(string key) => new(Tenant, EntityKind.Person, key);

    public static CallIntent Intent(
        string key = "acme.com",
        int number = 1,
        decimal most = 1m,
        string operation = "hunter.company",
        string input = "h1",
        PriorityClass priority = PriorityClass.Medium,
        DateTimeOffset? at = null,
        params string[] budgets) => new(
            $"{Company(key)}#{number}", Company(key), operation, "hunter", input, $"{Bucket}|{Company(key)}|1", Bucket,
            new DateOnly(2026, 1, 2), most, 1m, "v1", priority, at ?? Now, budgets);

    public static CallSettlement Settled(CallIntent call, decimal charge, AnswerClass answer = AnswerClass.Data, TimeSpan? freeRepeat = null, DateTimeOffset? at = null) =>
        new(new CallOutcome(call.CallId, CallState.Settled, answer, charge > 0 ? 1 : 0, charge, at ?? Now, ""), null, freeRepeat, null);

    public static CallSettlement Left(CallIntent call, CallState state) => new(
        new CallOutcome(call.CallId, state, AnswerClass.Retry, 0, 0, Now, "answer lost"), null, null, null);

    public static EntityState Known(EntityId id, string value = "Acme Inc") => EntityState.Unknown(id).WithCall().WithAnswer(
        "hunter.company", "h1", $"{id}#1",
        SourceAnswer.Of([new FoundFact("company.name", value, 0.9, "https://acme.com/about")], Charge.Of(1)), Now);

    public static TableDefinition Definition(string id = Table, string name = "companies.csv") => new(
        id, Tenant, name, ["name", "website", "name"], ["company.name", "company.phone", "person.email"], Now);

    public static RowDraft Row(
        long no,
        EntityId? entity = null,
        string segment = "saas",
        double priority = 0,
        RowStatus status = RowStatus.Pending,
        string? reason = null,
        EntityId? person = null,
        Dictionary<string, string>? filled = null)
    {
        var company = entity ?? Company("acme.com");
        RowEntity[] entities = status is RowStatus.Failed
            ? []
            : person is { } id
                ? [Link(company, no), Link(id, no)]
                : [Link(company, no)];
        return new RowDraft(no, $"record{no}", [$"cell {no}", "", "\"quoted\", ünï"], filled ?? [], entities, segment, "us-ca", priority, status, reason);
    }

    public static EntityAnswer Answer(
        EntityId? entity = null,
        RowStatus status = RowStatus.Enriched,
        string field = "company.name",
        string? value = "Acme Inc",
        decimal cost = 0.5m,
        int attempt = 1,
        BucketId? bucket = null,
        MissingReason? missing = null)
    {
        var id = entity ?? Company("acme.com");
        var to = bucket ?? Bucket;
        return new EntityAnswer(
            $"{to}|{id}|{attempt}", to, id, status,
            value is null ? [] : [new FieldAnswer(field, value, "hunter.company", $"{id}#1", 0.9, Now, false, "https://acme.com")],
            missing is { } reason ? [new MissingField("company.phone", reason, "because")] : [],
            cost, [], Now);
    }

    private static RowEntity Link(EntityId entity, long no) =>
        new(entity, new Dictionary<string, string> { ["company.name"] = $"Name {no}", ["company.domain"] = entity.Key });
}
