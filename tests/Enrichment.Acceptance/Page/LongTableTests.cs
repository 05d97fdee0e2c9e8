using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class LongTableTests(PageWorld world)
{
    private const int Rows = 100_000;

    [Fact]
    public async Task A_hundred_thousand_rows_are_reached_by_key_and_by_scrolling_with_few_in_the_document()
    {
        var csv = new StringBuilder("name,website\n");
        for (var i = 1; i <= Rows; i++)
        {
            csv.Append("Company ").Append(i).Append(",company").Append(i).Append(".com\n");
        }

        var id = await world.Import("long", csv.ToString());
        await using var page = await world.Open($"/tables/{id}");
        await page.ShowsRows();
        await page.Cell(0, 2).FocusAsync();
        await page.Press("Control+End");
        await Expect(page.Cell(Rows - 1, 0)).ToHaveTextAsync("100,000");
        await page.Press("Home");
        await Expect(page.Cell(Rows - 1, 2)).ToHaveTextAsync("Company 100000");
        await page.Press("PageUp");
        await page.Press("ArrowUp");
        await Expect(page.Grid.Locator(":focus")).ToHaveAttributeAsync("data-column", "0");

        await page.Grid.EvaluateAsync("grid => { grid.scrollTop = grid.scrollHeight / 2; }");
        await Expect(page.Cell(Rows / 2, 2)).ToHaveTextAsync($"Company {(Rows / 2) + 1}");
        (await page.Grid.GetByRole(AriaRole.Row).CountAsync()).ShouldBeLessThan(80);
        await Expect(page.Grid).ToHaveAttributeAsync("aria-rowcount", $"{Rows + 1}");
        page.Complaints.ShouldBeEmpty();
    }
}
