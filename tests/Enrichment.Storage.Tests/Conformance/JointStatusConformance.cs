using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>The joint status that a store computes is the domain's, over every combination of up to three entities' answers.</summary>
public abstract class JointStatusConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    private static readonly RowStatus[] Finals = [.. Enum.GetValues<RowStatus>().Where(s => s != RowStatus.Pending)];

    private static readonly IReadOnlyList<EntityOutcome> Outcomes =
        [.. from status in Finals from found in (bool[])[false, true] from complete in (bool[])[false, true] select new EntityOutcome(status, found, complete)];

    [Fact]
    public async Task The_store_joins_statuses_as_the_domain_does()
    {
        var cases = Cases().ToList();
        await Store.Tables.CreateTable(Definition());
        foreach (var chunk in cases.Select(Draft).Chunk(2000)) await Store.Tables.AppendRows(Table, chunk);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        // One kind of entity after the other, so that rows meet both joined and separate answers.
        foreach (var kind in Enum.GetValues<EntityKind>()) await Store.Work.Apply([.. Answers(cases, kind)]);

        var stored = await Store.Tables.RowsInOrder(Table, 0, cases.Count);
        stored.Select(r => r.Status).ShouldBe(cases.Select(c => JointStatus.Of(c)));
    }

    private static IEnumerable<EntityOutcome[]> Cases() =>
        Outcomes.Select(a => (EntityOutcome[])[a])
            .Concat(from a in Outcomes from b in Outcomes select (EntityOutcome[])[a, b])
            .Concat(from a in Outcomes from b in Outcomes.Where((_, i) => i % 3 == 0) from c in Outcomes.Where((_, i) => i % 5 == 0) select (EntityOutcome[])[a, b, c]);

    private static EntityId Entity(int no, int place) => new(Tenant, (EntityKind)place, $"{no}");

    private static RowDraft Draft(EntityOutcome[] outcomes, int index) => Row(index + 1) with
    {
        Entities = [.. outcomes.Select((_, place) => new RowEntity(Entity(index, place), new Dictionary<string, string>()))],
    };

    private static IEnumerable<EntityAnswer> Answers(List<EntityOutcome[]> cases, EntityKind kind) =>
        cases.Select((outcomes, index) => (outcomes, index)).Where(c => c.outcomes.Length > (int)kind).Select(c =>
            Answer(
                Entity(c.index, (int)kind), c.outcomes[(int)kind].Status, $"field{kind}", c.outcomes[(int)kind].Found ? "x" : null,
                missing: c.outcomes[(int)kind].Complete ? null : MissingReason.NoData));
}

public sealed class JointStatusInMemoryTests : JointStatusConformance<InMemory>;

public sealed class JointStatusOnSqliteTests : JointStatusConformance<OnSqlite>;

public sealed class JointStatusOnPostgresTests : JointStatusConformance<OnPostgres>;
