using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Deletion on request: of one entity, of all of a tenant's data.</summary>
public abstract class ErasureConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task An_erased_entity_is_unknown_and_its_version_moves_on()
    {
        var id = Company("acme.com");
        await Store.Ledger.Settle(new(null, null, null, Known(id)));

        await Store.Entities.Erase(id);

        var loaded = await Store.Entities.Load(id);
        loaded.Facts.ShouldBeEmpty();
        loaded.Attempts.ShouldBeEmpty();
        loaded.Version.ShouldBe(2);
        (await Store.Ledger.Settle(new(null, null, null, Known(id) with { Version = 1 }))).Stored.ShouldBeFalse();
        (await Store.Entities.Erase(Company("nobody.com"))).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_company_gave_to_rows_goes_with_the_reason_and_its_cells_stay()
    {
        await Enriched(Row(1), Row(2), Row(3, Company("b.com")));

        (await Store.Entities.Erase(Company("acme.com"))).ShouldBe(2);

        var rows = await Store.Tables.RowsInOrder(Table, 0, 10);
        rows[0].Values.ShouldBeEmpty();
        rows[0].Missing["company.name"].ShouldBe("Suppressed: deleted on request");
        rows[0].Cells.ShouldBe(Row(1).Cells);
        rows[0].Status.ShouldBe(RowStatus.Enriched);
        rows[2].Values["company.name"].ShouldBe("Acme Inc");
    }

    [Fact]
    public async Task Of_a_person_the_cells_of_its_rows_go_too()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1, person: Person("p1"), filled: new() { ["person.email"] = "ann@acme.com" }), Row(2)]);

        (await Store.Entities.Erase(Person("p1"))).ShouldBe(1);

        var rows = await Store.Tables.RowsInOrder(Table, 0, 10);
        rows[0].Cells.ShouldBe(["", "", ""]);
        rows[0].Values.ShouldBeEmpty();
        rows[0].RecordId.ShouldBe("");
        rows[0].Entities.ShouldBe([Company("acme.com"), Person("p1")]);
        rows[1].Cells.ShouldBe(Row(2).Cells);
    }

    [Fact]
    public async Task Work_that_waits_for_an_erased_entity_still_comes_with_nothing_given()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1)]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        await Store.Entities.Erase(Company("acme.com"));

        (await Store.Work.NextWork(Bucket, 0, 10)).ShouldHaveSingleItem().Given.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tenants_data_goes_and_others_and_the_ledger_stay()
    {
        await Enriched(Row(1), Row(2, Company("b.com")));
        var call = Intent();
        await Store.Ledger.EnsureBudgets([new("b", 10, 0, 0)]);
        await Store.Ledger.Intend(call with { Budgets = ["b"] });
        await Store.Tables.CreateTable(Definition("t2") with { Tenant = "acme2" });
        await Store.Tables.AppendRows("t2", [Row(1, new("acme2", Domain.Identity.EntityKind.Company, "acme.com"))]);
        await Store.Ledger.Settle(new(null, null, null, Known(new("acme2", Domain.Identity.EntityKind.Company, "acme.com"))));

        var erased = await Store.Tenants.Erase(Tenant);

        erased.Tables.ShouldBe(1);
        erased.Rows.ShouldBe(2);
        (await Store.Tables.FindTable(Table)).ShouldBeNull();
        (await Store.Entities.Load(Company("b.com"))).Facts.ShouldBeEmpty();
        (await Store.Tables.RowsInOrder("t2", 0, 10)).Count.ShouldBe(1);
        (await Store.Entities.Load(new("acme2", Domain.Identity.EntityKind.Company, "acme.com"))).Facts.ShouldNotBeEmpty();
        (await Store.Ledger.OpenCalls(10)).ShouldHaveSingleItem().Intent.CallId.ShouldBe(call.CallId);
        (await Store.Ledger.Budgets(["b"]))[0].Reserved.ShouldBe(1);
        (await Store.Tenants.Erase(Tenant)).ShouldBe(new ErasedData(0, 0, 0, 0));
    }

    [Fact]
    public async Task Calls_of_an_entity_that_comes_again_are_numbered_on()
    {
        await Store.Ledger.Intend(Intent());

        await Store.Tenants.Erase(Tenant);

        (await Store.Entities.Load(Company("acme.com"))).NextCallId.ShouldBe($"{Company("acme.com")}#2");
    }

    private async Task Enriched(params RowDraft[] rows)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, rows);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        foreach (var entity in rows.Select(r => r.Entities[0].Entity).Distinct())
        {
            await Store.Ledger.Settle(new(null, null, null, Known(entity)));
            await Store.Work.Apply([Answer(entity)]);
        }
    }
}

public sealed class ErasureInMemoryTests : ErasureConformance<InMemory>;

public sealed class ErasureOnSqliteTests : ErasureConformance<OnSqlite>;

public sealed class ErasureOnPostgresTests : ErasureConformance<OnPostgres>;
