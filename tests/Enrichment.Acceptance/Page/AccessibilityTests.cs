using Enrichment.Acceptance.Support;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class AccessibilityTests(PageWorld world)
{
    private const string Controls = "a[href]:visible, button:visible, input:visible, select:visible, [role=progressbar]:visible";

    // What a screen reader would say; the rules in short: a name given by hand, a label, the text. Tells what has none of them.
    private const string Nameless =
        """
        elements => elements.filter(element => !((element.getAttribute('aria-label') ?? '')
          || [...(element.labels ?? [])].map(label => label.textContent).join('') || element.textContent).trim()).map(element => element.outerHTML)
        """;

    private static readonly string[] Views = ["/tables", "/runs", "/buckets", "/sources", "/errors", "/activity"];

    [Fact]
    public async Task Every_control_of_every_view_has_a_name()
    {
        var id = await world.Import("named", Companies.All("software", 3));
        await using var page = await world.Open($"/tables/{id}");
        await page.ShowsRows();
        await page.Button("Fill columns").ClickAsync();
        await AllHaveNames(page);
        foreach (var view in Views)
        {
            await page.Window.GotoAsync(view);
            await Expect(page.Window.Locator("main h1:visible")).ToHaveCountAsync(1);
            await AllHaveNames(page);
        }
    }

    [Fact]
    public async Task The_keyboard_goes_through_the_page_in_the_order_of_sight()
    {
        await using var page = await world.Open();
        await Expect(page.Heading("Tables")).ToBeVisibleAsync();
        string[] order = ["Skip to the content", "Enrichment", "Tables", "Runs", "Buckets", "Sources", "Errors", "Activity"];
        foreach (var name in order)
        {
            await page.Press("Tab");
            await Expect(page.Window.Locator(":focus")).ToHaveTextAsync(name);
        }

        await page.Press("Tab");
        await Expect(page.Window.Locator("#file")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_content()
    {
        await using var page = await world.Open();
        await Expect(page.Heading("Tables")).ToBeVisibleAsync();
        await page.Press("Tab");
        await page.Press("Enter");
        await Expect(page.Window.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_table_is_worked_by_keys_alone()
    {
        var id = await world.Import("keys", Companies.All("software", 30));
        await using var page = await world.Open($"/tables/{id}");
        await page.ShowsRows();
        await page.Button("Fill columns").FocusAsync();
        await page.Press("Tab");
        await Expect(page.Cell(0, 0)).ToBeFocusedAsync();
        await page.Press("ArrowDown");
        await page.Press("ArrowRight");
        await page.Press("ArrowRight");
        await Expect(page.Cell(1, 2)).ToBeFocusedAsync();
        await page.Press("Enter");
        await Expect(page.Heading("Row 2")).ToBeVisibleAsync();
        await Expect(page.Button("Close")).ToBeFocusedAsync();
        await page.Press("Escape");
        await Expect(page.Heading("Row 2")).ToBeHiddenAsync();
        await Expect(page.Cell(1, 2)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task No_view_is_wider_than_its_window(int width)
    {
        var id = await world.Import("wide", Companies.All("software", 5));
        await using var page = await world.Open($"/tables/{id}", width);
        await page.ShowsRows();
        foreach (var view in Views.Prepend($"/tables/{id}"))
        {
            await page.Window.GotoAsync(view);
            await Expect(page.Window.Locator("main h1:visible")).ToHaveCountAsync(1);
            (await page.Window.Locator("html").EvaluateAsync<int>("root => root.scrollWidth")).ShouldBeLessThanOrEqualTo(width, view);
        }
    }

    private static async Task AllHaveNames(PageOfTest page)
    {
        var controls = page.Window.Locator(Controls);
        (await controls.CountAsync()).ShouldBeGreaterThan(5);
        (await controls.EvaluateAllAsync<string[]>(Nameless)).ShouldBeEmpty();
    }
}
