using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>The standing table of a tenant's businesses.</summary>
public abstract class BusinessTableConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    private static readonly TableDefinition Standing = BusinessTable.Of(Tenant, Now);

    protected override async Task Prepare()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.CreateTable(Standing);
    }

    [Fact]
    public async Task Every_business_has_one_row_however_many_rows_name_it()
    {
        await Store.Tables.AppendRows(Table, [Row(1), Row(2), Row(3, Company("b.com"), "retail"), Row(4, person: Person("p1"))]);

        await TakeIn();

        var rows = await Rows();
        rows.Select(r => (r.Entities.Single().Key, r.Segment, r.Geo, r.Status)).ShouldBe(
            [("acme.com", "saas", "us-ca", RowStatus.Pending), ("b.com", "retail", "us-ca", RowStatus.Pending)]);
        rows[1].Cells.ShouldBe(["Name 3", "b.com", "", "", "", "", ""]);
        (await Store.Work.AllSegments(Standing.TableId)).ShouldBe([new("retail", 1, 1), new("saas", 1, 1)]);
        (await Store.Businesses.Tenants()).ShouldBe([Tenant]);
    }

    [Fact]
    public async Task New_businesses_come_behind_the_known_ones_which_keep_their_rows_and_answers()
    {
        await Store.Tables.AppendRows(Table, [Row(1)]);
        await TakeIn();
        var before = (await Rows()).Single();
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Standing.TableId, "saas", false, null, RowsTaken.AllOfSegment));
        (await Store.Work.NextWork(Bucket, 0, 10)).Single().Given.ShouldBe(
            new Dictionary<string, string> { ["company.name"] = "Name 1", ["company.domain"] = "acme.com" }, ignoreOrder: true);
        await Store.Work.Apply([Answer()]);

        await Store.Tables.AppendRows(Table, [Row(2, Company("b.com")), Row(3, segment: "healthcare")]);
        await TakeIn();
        await TakeIn();

        var rows = await Rows();
        rows.Select(r => r.Entities.Single().Key).ShouldBe(["acme.com", "b.com"]);
        rows[0].RowNo.ShouldBe(before.RowNo);
        rows[0].Status.ShouldBe(RowStatus.Enriched);
        rows[0].Segment.ShouldBe("healthcare");
        rows[0].Cells[^1].ShouldBe("2026-01-02T03:04:05Z");
    }

    [Fact]
    public async Task Another_tenants_businesses_stay_out()
    {
        await Store.Tables.CreateTable(Definition("t2") with { Tenant = "other" });
        var foreign = Row(1);
        await Store.Tables.AppendRows("t2", [foreign with
        {
            Entities = [new RowEntity(new Domain.Identity.EntityId("other", Domain.Identity.EntityKind.Company, "acme.com"), foreign.Entities[0].Given)],
        }]);
        await Store.Tables.AppendRows(Table, [Row(1)]);

        await TakeIn();

        (await Rows()).ShouldHaveSingleItem().Entities.Single().Tenant.ShouldBe(Tenant);
        (await Store.Businesses.Tenants()).ShouldBe([Tenant, "other"]);
    }

    private async Task TakeIn()
    {
        for (long? after = 0; after is { } from;)
        {
            after = await Store.Businesses.TakeIn(Tenant, Standing.TableId, from, 1);
        }
    }

    private Task<IReadOnlyList<TableRow>> Rows() => Store.Tables.RowsInOrder(Standing.TableId, 0, 100);
}

public sealed class BusinessTablesOnSqliteTests : BusinessTableConformance<OnSqlite>;

public sealed class BusinessTablesOnPostgresTests : BusinessTableConformance<OnPostgres>;
