using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class SteeringTests(PageWorld world)
{
    [Fact]
    public async Task A_run_is_started_and_its_buckets_are_paused_given_money_and_resumed()
    {
        var id = await world.Import("steered", Companies.All("hospital", 60));
        await using var page = await world.Open("/sources");
        // Nothing can end while the sources are paused, so each step finds the run at work.
        await Each(page, "Pause");
        await page.Window.GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();
        await page.Button("Start a run").ClickAsync();
        await page.Window.GetByLabel("Table").SelectOptionAsync(id);
        await page.Window.GetByLabel("Budget in dollars").FillAsync("9");
        await page.Button("Start").ClickAsync();
        await Expect(page.Window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "of $9.00" })).ToBeVisibleAsync();

        await page.Window.GetByRole(AriaRole.Link, new() { Name = "Buckets" }).ClickAsync();
        var bucket = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "healthcare" }).First;
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Pause healthcare" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("paused");
        await bucket.GetByLabel("Budget of").FillAsync("4.25");
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("of $4.25");
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Resume healthcare" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("running");

        await page.Window.GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();
        var run = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "of $9.00" });
        await run.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Button("Cancel the run").ClickAsync();
        await Expect(run).ToContainTextAsync("cancelled");
        await page.Window.GetByRole(AriaRole.Link, new() { Name = "Sources" }).ClickAsync();
        await Each(page, "Resume");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>Presses a button of every source, and waits until there is none left to press.</summary>
    private static async Task Each(PageOfTest page, string verb)
    {
        var buttons = page.Window.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{verb} ") });
        await Expect(buttons).Not.ToHaveCountAsync(0);
        for (var left = await buttons.CountAsync(); left > 0; left--)
        {
            await buttons.First.ClickAsync();
            await Expect(buttons).ToHaveCountAsync(left - 1);
        }
    }
}
