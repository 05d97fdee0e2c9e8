using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class SteeringTests(PageWorld world)
{
    [Fact]
    public async Task A_run_is_started_its_bucket_is_paused_given_money_and_resumed_and_the_run_is_cancelled()
    {
        using var folder = new TempFolder();
        // Slow sources and many rows: each step finds the run at work.
        using var slow = await SandboxProcess.Start(folder, "--latency", "500ms");
        folder.Write("enrichment.json", """{ "PreEnrich": { "Enabled": false } }""");
        using var server = await ServerProcess.Start(folder, slow);
        var id = await PageWorld.Import(server, "steered", Companies.All("hospital", 3_000));
        await using var page = await world.Open("/runs", at: server.Http.BaseAddress);
        await page.Button("Start a run").ClickAsync();
        await page.Window.GetByRole(AriaRole.Combobox, new() { Name = "Table" }).SelectOptionAsync(id);
        await page.Entry("Budget in dollars").FillAsync("9");
        await page.Button("Start").ClickAsync();
        var run = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "of $9.00" });
        await Expect(run).ToContainTextAsync("running");

        await GoTo(page, "Buckets");
        var bucket = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "healthcare" });
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Pause healthcare" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("paused");
        await bucket.GetByLabel("Budget of").FillAsync("4.25");
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("of $4.25");
        await bucket.GetByRole(AriaRole.Button, new() { Name = "Resume healthcare" }).ClickAsync();
        await Expect(bucket).ToContainTextAsync("running");

        await GoTo(page, "Runs");
        await run.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Button("Cancel the run").ClickAsync();
        await Expect(run).ToContainTextAsync("cancelled");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_is_paused_and_resumed()
    {
        using var folder = new TempFolder();
        using var server = await world.Another(folder);
        await using var page = await world.Open("/sources", at: server.Http.BaseAddress);
        var hunter = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Heading("hunter") });

        await hunter.GetByRole(AriaRole.Button, new() { Name = "Pause hunter" }).ClickAsync();
        await Expect(hunter).ToContainTextAsync("paused");
        await hunter.GetByRole(AriaRole.Button, new() { Name = "Resume hunter" }).ClickAsync();
        await Expect(hunter.GetByRole(AriaRole.Button, new() { Name = "Pause hunter" })).ToBeVisibleAsync();
        page.Complaints.ShouldBeEmpty();
    }

    private static Task GoTo(PageOfTest page, string view) => page.Window.GetByRole(AriaRole.Link, new() { Name = view, Exact = true }).ClickAsync();
}
