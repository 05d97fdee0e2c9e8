using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class ErrorTests(PageWorld world)
{
    [Fact]
    public async Task Rows_that_failed_are_shown_by_reason_followed_to_their_table_and_tried_again()
    {
        using var folder = new TempFolder();
        using var broken = await SandboxProcess.Start(folder, "--faults", "malformed=1");
        using var server = await ServerProcess.Start(folder, broken, "--config", folder.Write("settings.json", """{ "Strategies": [{ "name": "table", "sources": ["Hunter"] }] }"""));
        var id = await PageWorld.Import(server, "failing", Companies.File([Companies.Row(1, "software"), ["", "", ""], Companies.Row(2, "software"), ["", "", ""]]));
        await server.Post($"v2/tables/{id}/enrich", "application/json", """{"columnIds":["company.industry"]}""", System.Net.HttpStatusCode.Accepted);
        await using var page = await world.Open($"/tables/{id}", at: server.Address);
        await page.Window.GetByRole(AriaRole.Link, new() { Name = "why they failed" }).ClickAsync();

        await Expect(page.Heading("Errors")).ToBeVisibleAsync();
        var table = page.Window.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Heading("failing") });
        var bySource = table.Locator(".reason").Filter(new() { HasText = "hunter." });
        await Expect(bySource.Locator(".figures")).ToHaveTextAsync("2");
        var ofFile = table.Locator(".reason").Filter(new() { HasText = "do not tell whom they are about" });
        await Expect(ofFile.Locator(".figures")).ToHaveTextAsync("2");
        await Expect(ofFile.GetByText("Try again")).ToHaveCountAsync(0);

        await page.Window.SetViewportSizeAsync(390, 800);
        (await table.EvaluateAsync<int>("card => card.scrollWidth - card.clientWidth")).ShouldBe(0);
        await page.Window.SetViewportSizeAsync(1280, 800);
        await ofFile.GetByText("See rows").ClickAsync();
        await Expect(page.Window.Locator("#grid-count")).ToContainTextAsync("2 failed");
        await page.Window.GoBackAsync();
        await bySource.GetByText("Try again").ClickAsync();
        await Expect(page.Window.GetByRole(AriaRole.Combobox, new() { Name = "Rows", Exact = true }).Last).ToHaveValueAsync("shown");
        await Expect(page.Window.Locator("#estimate")).ToContainTextAsync("2 companies and people in 2 rows");
        await page.Button("Start").ClickAsync();
        await Expect(page.Window.GetByRole(AriaRole.Article).First).ToContainTextAsync("2 of 2 companies and people");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_failed_it_says_so()
    {
        using var folder = new TempFolder();
        using var server = await world.Another(folder);
        await using var page = await world.Open("/errors", at: server.Address);

        await Expect(page.Window.GetByText("No row has failed, and none waits.")).ToBeVisibleAsync();
    }
}
