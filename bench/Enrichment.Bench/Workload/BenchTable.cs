using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Bench.Workload;

/// <summary>A table of rows over companies in two segments, and the run that enriches it.</summary>
internal sealed record BenchTable(int Rows, int Companies)
{
    public const string Id = "bench";
    public const string Tenant = "local";
    public const int BatchSize = 500;
    public static readonly string[] Segments = ["healthcare", "retail"];
    public static readonly RunId Run = new(Tenant, "bench");

    /// <summary>Of two segments: the first so many companies stand in the first, the others in the second.</summary>
    public int InFirst { get; init; } = Companies / 2;

    /// <summary>Segments, and so buckets; of another number than two all are of one size.</summary>
    public int Buckets { get; init; } = Segments.Length;

    /// <summary>Families of sources, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Families { get; init; } = ["Alpha", "Beta"];

    public static EntityId Company(int number) => new(Tenant, EntityKind.Company, $"company-{number:000000}.example");

    public string SegmentOf(int company) => NameOf(PlaceOf(company));

    /// <summary>Creates the table and appends its rows, a thousand at a time.</summary>
    public async Task Import(ITableStore tables)
    {
        await tables.CreateTable(new TableDefinition(Id, Tenant, "bench", ["name", "domain", "city"], BenchCatalog.Fields, DateTimeOffset.UnixEpoch));
        foreach (var numbers in Enumerable.Range(0, Rows).Chunk(1_000))
        {
            await tables.AppendRows(Id, [.. numbers.Select(Row)]);
        }
    }

    public RunDefinition Definition()
    {
        var plans = Enumerable.Range(0, Companies).CountBy(PlaceOf).OrderBy(segment => segment.Key).Select(segment => new BucketPlan(
            NameOf(segment.Key), NameOf(segment.Key), (PriorityClass)Math.Min(segment.Key, (int)PriorityClass.Minimal), null, BatchSize, Families,
            TimeSpan.FromDays(7), 100, (long)segment.Value * Rows / Companies, segment.Value)).ToList();
        return new RunDefinition(
            Run, Id, [new Stage("all", BenchCatalog.Fields, Families)], TimeSpan.Zero, 1_000_000m, plans, 8_000, false, false, 0.5, null,
            new Dictionary<string, decimal>(), DateTimeOffset.UtcNow);
    }

    private int PlaceOf(int company) => Buckets == Segments.Length ? (company < InFirst ? 0 : 1) : (int)((long)company * Buckets / Companies);

    private string NameOf(int place) => Buckets == Segments.Length ? Segments[place] : $"segment-{place:00}";

    private RowDraft Row(int number)
    {
        var company = number % Companies;
        var id = Company(company);
        var given = new Dictionary<string, string> { ["company.domain"] = id.Key, ["company.name"] = $"Company {company} Ltd" };
        return new RowDraft(
            number + 1, $"record-{number:00000000}", [$"Company {company} Ltd", $"https://www.{id.Key}/", $"Town {number % 500}"],
            new Dictionary<string, string>(), [new RowEntity(id, given)], SegmentOf(company), "US-NY", 0.5, RowStatus.Pending, null);
    }
}
