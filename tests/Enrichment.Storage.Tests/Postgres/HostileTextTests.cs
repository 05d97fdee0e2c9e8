using Enrichment.Domain.Rows;
using Enrichment.Storage.Tests.Conformance;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>Texts that a column of PostgreSQL does not take: U+0000, and half a surrogate pair.</summary>
public sealed class HostileTextTests : StoreTests<OnPostgres>
{
    private const string Hostile = "a\0b\uD800c\\u0000 \\\\u0000";

    protected override Task Prepare() => Store.Tables.CreateTable(Definition());

    [Fact]
    public async Task Cells_keep_what_is_no_half_pair_and_names_get_a_replacement()
    {
        var row = Row(1);
        await Store.Tables.AppendRows(Table, [row with { RecordId = Hostile, Segment = "saas", Cells = ["a\0b", ""], Reason = Hostile, Geo = Hostile }]);

        var stored = (await Store.Tables.RowsInOrder(Table, 0, 10)).Single();
        stored.Cells.ShouldBe(["a\0b", ""]);
        stored.RecordId.ShouldBe("a\uFFFDb\uFFFDc\\u0000 \\\\u0000");
    }

    [Fact]
    public async Task An_answers_values_are_read_and_counted()
    {
        await Store.Tables.AppendRows(Table, [Row(1)]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        await Store.Work.Apply([Answer(value: "a\0b \\u0000") with { Errors = [new LookupError("hunter.verify", "Retry", "a\0b \\u0000")] }]);

        (await Store.Tables.RowsInOrder(Table, 0, 10)).Single().Values["company.name"].ShouldBe("a\0b \\u0000");
        (await Reader.Findings.Fields(Run)).Single().Rows.ShouldBe(1);
        (await Reader.Findings.Errors(Run, 10)).Single().Error.Detail.ShouldBe("a\uFFFDb \\u0000");
    }

    [Fact]
    public async Task A_persons_cells_are_erased_whatever_they_hold()
    {
        await Store.Tables.AppendRows(Table, [Row(1, person: Person("p1")) with { Cells = [Hostile, "x"] }]);

        await Store.Entities.Erase(Person("p1"));

        (await Store.Tables.RowsInOrder(Table, 0, 10)).Single().Cells.ShouldBe(["", ""]);
    }
}
