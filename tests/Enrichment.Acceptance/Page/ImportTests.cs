using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class ImportTests(PageWorld world)
{
    private const string Script = "<img src=x onerror=\"alert(1)\"><script>alert(2)</script>";
    private const string Formula = "=HYPERLINK(\"http://evil.example/\";\"click\")";

    [Fact]
    public async Task A_file_is_looked_at_mapped_and_imported()
    {
        await using var page = await world.Open();
        await page.Choose("leads.csv", CsvOfTest.Text([["Company", "Website", "Remarks"], ["Acme", "acme.com", "old friend"], ["Beta", "beta.io", ""]]));

        var domain = page.Window.GetByLabel("Role of Website");
        await Expect(domain).ToHaveValueAsync("domain");
        await Expect(page.Window.GetByLabel("Role of Company")).ToHaveValueAsync("name");
        await Expect(page.Window.Locator("#mapping")).ToContainTextAsync("old friend");
        await page.Window.GetByLabel("Role of Remarks").SelectOptionAsync("description");
        await page.Window.GetByLabel("Name of the table").FillAsync("Leads of May");
        await page.Button("Import").ClickAsync();

        await Expect(page.Heading("Leads of May")).ToBeVisibleAsync();
        await Expect(page.Cell(1, await page.ColumnOf("Company"))).ToHaveTextAsync("Beta");
        var id = page.Window.Url.Split('/')[^1];
        var columns = (await world.Server.Get($"v2/tables/{id}")).GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("role").GetString());
        columns.ShouldBe(["name", "domain", "description"]);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_not_guessed_again()
    {
        await using var page = await world.Open();
        await page.Choose("odd.csv", CsvOfTest.Text([["Company, legal", "Website"], ["Acme", "acme.com"]]));
        await page.Window.GetByLabel("Role of Website").SelectOptionAsync("");
        await page.Window.GetByLabel("Role of Company, legal").SelectOptionAsync("name");
        await page.Button("Import").ClickAsync();

        await page.ShowsRows();
        var id = page.Window.Url.Split('/')[^1];
        var columns = (await world.Server.Get($"v2/tables/{id}")).GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("role").GetString());
        columns.ShouldBe(["name", null]);
    }

    [Fact]
    public async Task A_hostile_cell_is_text_and_nothing_else()
    {
        await using var page = await world.Open();
        await page.Choose("<b>x.csv", CsvOfTest.Text([["name", "website", "note"], [Script, "acme.com", Formula]]));
        await Expect(page.Window.Locator("#mapping")).ToContainTextAsync(Script);
        await page.Button("Import").ClickAsync();

        var note = page.Cell(0, 4);
        await Expect(note).ToHaveTextAsync(Formula);
        await Expect(page.Cell(0, 2)).ToHaveTextAsync(Script);
        await page.Cell(0, 2).FocusAsync();
        await Expect(page.Window.GetByRole(AriaRole.Tooltip)).ToContainTextAsync(Script);
        await page.Press("Enter");
        await Expect(page.Window.Locator("#row-body")).ToContainTextAsync(Script);
        await Expect(page.Window.Locator("main img, main script")).ToHaveCountAsync(0);
        page.Complaints.ShouldBeEmpty();
        var exported = await world.Server.Http.GetStringAsync(await page.Window.GetByRole(AriaRole.Link, new() { Name = "CSV" }).GetAttributeAsync("href"));
        exported.ShouldContain("'" + Formula.Replace("\"", "\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_where_it_was_chosen()
    {
        await using var page = await world.Open();
        await page.Choose("empty.csv", "");

        await Expect(page.Window.GetByRole(AriaRole.Alert).Filter(new() { HasText = "empty.csv:" })).ToBeVisibleAsync();
        await Expect(page.Heading("Check the columns")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_table_is_deleted_only_after_a_second_word()
    {
        await world.Import("doomed", Companies.All("software", 3));
        await using var page = await world.Open();
        var delete = page.Button("Delete doomed");

        await delete.ClickAsync();
        await page.Button("Go back").ClickAsync();
        await Expect(delete).ToBeVisibleAsync();
        await delete.ClickAsync();
        await page.Button("Delete").ClickAsync();
        await Expect(delete).ToHaveCountAsync(0);
    }
}
