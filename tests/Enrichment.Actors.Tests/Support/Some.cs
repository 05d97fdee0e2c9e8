using Enrichment.Actors.Entities;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Tests.Support;

/// <summary>Small values that tests of single actors start from.</summary>
internal static class Some
{
    public const string Phone = "company.phone";
    public const string Industry = "company.industry";
    public const string Table = "t1";
    public static readonly RunId Run = new("acme", "r1");
    public static readonly Stage[] Stages = [new Stage("one", [Phone, Industry], ["cheap", "dear"])];
    private static readonly Dictionary<string, string> Nothing = [];

    public static EntityId Company(string domain) => new("acme", EntityKind.Company, domain);

    public static BucketPlan Plan(string segment, PriorityClass priority = PriorityClass.Medium, int batch = 5, long rows = 10, decimal? most = null) =>
        new(segment, segment, priority, most, batch, ["cheap", "dear"], TimeSpan.FromDays(7), 5, rows, rows);

    public static RunDefinition Definition(DateTimeOffset startedAt, decimal? budget, params BucketPlan[] plans) => new(
        Run, Table, Stages, TimeSpan.Zero, budget, plans, null, false, false, 0.5, null, new Dictionary<string, decimal>(), startedAt);

    public static BucketDefinition Bucket(DateTimeOffset startedAt, BucketPlan plan) => BucketDefinition.Of(Definition(startedAt, null, plan), plan);

    public static Enrich Ask(BucketDefinition bucket, EntityId entity, string request, bool again = false) =>
        new(request, entity, entity, bucket, Nothing, again, null);

    public static EntityAnswer Answer(Enrich request, RowStatus status = RowStatus.Enriched, decimal cost = 0.01m, MissingReason? missing = null) => new(
        request.RequestId, request.Bucket.Bucket, request.AnswerAs, status, [],
        missing is { } reason ? [new MissingField(Phone, reason, "because")] : [], cost, [], request.Bucket.RunStartedAt);

    /// <summary>Rows of one table, one company each.</summary>
    public static async Task Rows(ActorBench bench, string segment, int count)
    {
        await bench.Store.Tables.CreateTable(new TableDefinition(Table, "acme", "test", ["domain"], [Phone, Industry], DateTimeOffset.UnixEpoch));
        await bench.Store.Tables.AppendRows(Table, [.. Enumerable.Range(1, count).Select(i => new RowDraft(
            i, $"id{i}", [$"c{i}.com"], Nothing, [new RowEntity(Company($"c{i}.com"), Nothing)], segment, "us", 0, RowStatus.Pending, null))]);
    }
}
