using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class FillTests(PageWorld world)
{
    [Fact]
    public async Task Cells_fill_and_tell_their_source()
    {
        var id = await world.Import("fill", Companies.All("software", 40));
        await using var page = await world.Open($"/tables/{id}");
        await page.Button("Fill columns").ClickAsync();
        var company = page.Window.GetByRole(AriaRole.Group, new() { Name = "Company", Exact = true });
        await company.GetByLabel("phone").CheckAsync();
        await company.GetByLabel("employees").CheckAsync();
        await page.Entry("Budget in dollars").FillAsync("3.50");
        await Expect(page.Window.Locator("#estimate")).ToContainTextAsync("40 companies and people in 40 rows");
        await page.Button("Start").ClickAsync();

        await Expect(page.Window.Locator("#live-state")).ToHaveTextAsync("live");
        var job = page.Window.GetByRole(AriaRole.Article).First;
        await Expect(job).ToContainTextAsync("of $3.50");
        await Expect(page.Window.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);
        await Expect(job).ToContainTextAsync("completed");
        await Expect(job).ToContainTextAsync("40 of 40 companies and people");
        await Expect(page.Cell(0, 1)).Not.ToHaveTextAsync("pending");
        await ShowsAFilledCell(page, await page.ColumnOf("company_phone"));
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_amount_that_is_none_is_told_at_its_field()
    {
        var id = await world.Import("amount", Companies.All("software", 2));
        await using var page = await world.Open($"/tables/{id}");
        await page.Button("Fill columns").ClickAsync();
        await page.Window.Locator("input[value='company.phone']").CheckAsync();
        await page.Entry("Budget in dollars").FillAsync("a lot");

        await Expect(page.Window.Locator("#fill-budget-problem")).ToHaveTextAsync("Write an amount such as 25 or 0.50.");
        await page.Button("Start").ClickAsync();
        await Expect(page.Entry("Budget in dollars")).ToBeFocusedAsync();
        var jobs = await world.Server.Get($"v2/tables/{id}/jobs");
        jobs.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("metadata").GetProperty("kind").GetString()).ShouldNotContain("enrich");
    }

    [Fact]
    public async Task Rows_are_filtered_by_their_status()
    {
        var id = await world.Import("filter", Companies.File([Companies.Row(1, "software"), ["", "", ""], Companies.Row(2, "software")]));
        await using var page = await world.Open($"/tables/{id}");
        await page.ShowsRows();
        var filter = page.Window.GetByRole(AriaRole.Combobox, new() { Name = "Rows" });

        await filter.SelectOptionAsync("enriched");
        await Expect(page.Window.GetByText("No row is enriched now.")).ToBeVisibleAsync();
        await filter.SelectOptionAsync("");
        await page.ShowsRows();
    }

    /// <summary>By keyboard: focus alone shows what is behind a cell.</summary>
    private static async Task ShowsAFilledCell(PageOfTest page, int column)
    {
        for (var row = 0; row < 10; row++)
        {
            if ((await page.Cell(row, column).TextContentAsync()) is { Length: > 3 } phone)
            {
                await page.Cell(row, column).FocusAsync();
                var details = page.Window.GetByRole(AriaRole.Tooltip);
                await Expect(details).ToContainTextAsync(phone);
                await Expect(details).ToContainTextAsync("Source");
                await Expect(details).ToContainTextAsync("Cost");
                await Expect(page.Cell(row, column)).ToHaveAttributeAsync("aria-describedby", "details");
                return;
            }
        }

        Assert.Fail("no phone was found for ten companies");
    }
}
