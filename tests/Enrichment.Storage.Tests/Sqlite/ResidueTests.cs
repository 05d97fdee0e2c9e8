using System.Text;
using Enrichment.Domain.Identity;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>What was deleted is in no byte of the store's files.</summary>
public sealed class ResidueTests : SqliteTests
{
    private const string Canary = "Canary-7f3a";
    private const string Kept = "Kept-55c1";

    [Fact]
    public async Task A_deleted_tenant_leaves_no_trace_though_its_pages_were_split_among_others()
    {
        var random = new Random(7);
        await Store.Tables.CreateTable(Definition() with { Name = Canary });
        await Store.Tables.CreateTable(Definition("t2") with { Tenant = "other" });
        foreach (var i in Enumerable.Range(1, 600).OrderBy(_ => random.Next()))
        {
            await Add(Table, Tenant, i, $"{Canary} {new string('x', random.Next(900))} {Canary}");
            await Add("t2", "other", i, Kept);
        }

        Files().ShouldContain(text => text.Contains(Canary, StringComparison.Ordinal));

        await Store.Tenants.Erase(Tenant);
        (await Store.Scrub()).ShouldBeTrue();

        Files().ShouldAllBe(text => !text.Contains(Canary, StringComparison.Ordinal));
        Files().ShouldContain(text => text.Contains(Kept, StringComparison.Ordinal));
        (await Store.Tables.RowCount("t2")).ShouldBe(600);
    }

    private async Task Add(string table, string tenant, int row, string text)
    {
        var company = new EntityId(tenant, EntityKind.Company, $"c{row}.com");
        await Store.Tables.AppendRows(table, [Row(row, company) with { Cells = [text] }]);
        await Store.Ledger.Settle(new(null, null, null, Known(company, text)));
    }

    private IReadOnlyList<string> Files() => [.. Directory.GetFiles(Folder, "enrichment.db*").Select(f =>
    {
        using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file, Encoding.Latin1);
        return text.ReadToEnd();
    })];
}
