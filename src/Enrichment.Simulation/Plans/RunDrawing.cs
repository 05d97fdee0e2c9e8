using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Plans;

/// <summary>Draws runs: few companies in many rows, over segments of different urgency, with budgets that do or do not suffice.</summary>
internal sealed class RunDrawing(Draw draw, IReadOnlyList<AccountDefinition> accounts, IReadOnlyList<SourcePlan> sources, bool isFinding)
{
    private static readonly string[] Segments = ["healthcare", "saas", "retail", "other"];
    private static readonly string[] Tenants = ["acme", "bolt"];
    private static readonly Dictionary<string, string> Nothing = [];

    /// <param name="start">The moment at which the world begins.</param>
    public List<RunPlan> Runs(DateTimeOffset start)
    {
        var first = Run(1, Tenants[0], start, TimeSpan.Zero);
        return draw.Percent(65) ? [first] : [first, Run(2, draw.One(Tenants), start, draw.Seconds(0.5, 60))];
    }

    private RunPlan Run(int number, string tenant, DateTimeOffset start, TimeSpan after)
    {
        var rows = Rows(tenant, draw.Number(5, draw.Percent(80) ? 25 : 60));
        var wanted = draw.Some(SourceDrawing.Fields);
        var stages = Stages(wanted);
        var table = new TableDefinition($"table{number}", tenant, $"table {number}", ["name"], wanted, start);
        var buckets = rows.Where(r => r.Entities.Count > 0).GroupBy(r => r.Segment).Select(Bucket).OrderBy(b => b.Priority).ThenBy(b => b.Segment, StringComparer.Ordinal).ToList();
        var need = buckets.Sum(b => b.Entities) * sources.Sum(s => s.Definition.Price.Most);
        return new RunPlan(table, rows, new RunDefinition(
            new RunId(tenant, $"run{number}"), table.TableId, stages, draw.Percent(70) ? TimeSpan.Zero : TimeSpan.FromSeconds(2),
            Budget(need), buckets, draw.Percent(50) ? null : draw.Number(1, 6), false, draw.Percent(5), 0.5, null, Caps(need), start + after), after);
    }

    private decimal? Budget(decimal need) => draw.Percent(45) ? null : decimal.Round(need * draw.Number(5, 120) / 100, 3);

    private Dictionary<string, decimal> Caps(decimal need) =>
        draw.Percent(80) ? [] : new Dictionary<string, decimal> { [draw.One(accounts).Name] = decimal.Round(need * draw.Number(5, 60) / 100, 3) };

    private List<Stage> Stages(List<string> wanted)
    {
        List<string> families = [.. accounts.Select(a => a.Name)];
        List<string> first = isFinding ? ["company.domain", .. wanted] : wanted;
        return wanted.Count > 1 && draw.Percent(30)
            ? [new Stage("one", first.SkipLast(1).ToList(), families), new Stage("two", [wanted[^1]], families)]
            : [new Stage("one", first, families)];
    }

    private BucketPlan Bucket(IGrouping<string, RowDraft> rows)
    {
        var entities = rows.SelectMany(r => r.Entities).Select(e => e.Entity).Distinct().Count();
        decimal? most = draw.Percent(85) ? null : decimal.Round(entities * sources.Sum(s => s.Definition.Price.Most) * draw.Number(5, 80) / 100, 3);
        List<string> families = [.. draw.Shuffled(accounts.Select(a => a.Name))];
        return new BucketPlan(
            rows.Key, rows.Key, (PriorityClass)draw.Number(0, 3), most, draw.Number(1, 6), families, TimeSpan.FromDays(7), draw.Number(1, 4),
            rows.Count(), entities);
    }

    private List<RowDraft> Rows(string tenant, int count)
    {
        var companies = Math.Max(1, count * draw.Number(20, 90) / 100);
        var segments = draw.Some(Segments);
        return [.. Enumerable.Range(1, count).Select(number => Row(tenant, number, draw.Number(1, companies), draw.One(segments)))];
    }

    private RowDraft Row(string tenant, int number, int company, string segment)
    {
        if (draw.Percent(3))
        {
            return new RowDraft(number, $"id{number}", ["?"], Nothing, [], segment, "us", 0, RowStatus.Failed, "it names no company");
        }

        var isNamed = isFinding && company % 3 == 0;
        var id = new EntityId(tenant, EntityKind.Company, isNamed ? $"{EntityId.ProvisionalMark}name{company}" : $"c{company}.com");
        var given = isNamed || isFinding ? new Dictionary<string, string> { ["company.name"] = $"Company {company}" } : Nothing;
        var filled = draw.Percent(15) ? new Dictionary<string, string> { [draw.One(SourceDrawing.Fields)] = $"typed in row {number}" } : Nothing;
        return new RowDraft(
            number, $"id{number}", [$"Company {company}"], filled, [new RowEntity(id, given)], segment, "us", draw.Number(0, 3), RowStatus.Pending, null);
    }
}
