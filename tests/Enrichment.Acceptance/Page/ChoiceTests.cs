using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class ChoiceTests(PageWorld world)
{
    [Fact]
    public async Task Rows_are_chosen_by_key_and_by_mouse_and_only_they_are_filled()
    {
        var id = await world.Import("chosen", Companies.All("software", 12));
        await using var page = await world.Open($"/tables/{id}");
        await page.ShowsRows();
        await page.Cell(1, 2).FocusAsync();
        await page.Press(" ");
        await page.Press("ArrowDown");
        await page.Press("ArrowDown");
        await page.Press("Shift+ ");
        await Expect(page.Window.Locator("#chosen-words")).ToHaveTextAsync("3 rows chosen");
        await page.Window.GetByLabel("Choose row 3").ClickAsync();
        await Expect(page.Window.Locator("#chosen-words")).ToHaveTextAsync("2 rows chosen");
        await page.Button("Fill them").ClickAsync();
        await page.Window.Locator("input[value='company.phone']").CheckAsync();
        await Expect(page.Window.Locator("#estimate")).ToContainTextAsync("2 companies and people in 2 rows");
        await page.Button("Start").ClickAsync();

        await Expect(page.Window.GetByRole(AriaRole.Article).First).ToContainTextAsync("2 of 2 companies and people");
        await Expect(page.Cell(1, 1)).Not.ToHaveTextAsync("pending");
        await Expect(page.Cell(3, 1)).Not.ToHaveTextAsync("pending");
        await Expect(page.Cell(2, 1)).ToHaveTextAsync("pending");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_webhook_is_set_with_what_it_is_to_tell_of_and_a_wrong_one_is_told_at_its_field()
    {
        var id = await world.Import("hooked", Companies.All("software", 2));
        await using var page = await world.Open($"/tables/{id}");
        await page.Button("Fill columns").ClickAsync();
        await page.Window.Locator("input[value='company.phone']").CheckAsync();
        await page.Window.Locator("#fill").GetByText("Tell somebody when it has ended").ClickAsync();
        var address = page.Window.Locator("#fill").GetByLabel("Webhook address");
        await address.FillAsync("http://127.0.0.1/hook");
        await page.Button("Start").ClickAsync();

        await Expect(page.Window.Locator("#fill-problem")).ToHaveTextAsync("A webhook goes to public addresses only.");
        await Expect(address).ToBeFocusedAsync();
        await address.FillAsync("https://hooks.example/T1");
        await page.Button("Start").ClickAsync();
        await Expect(page.Window.GetByRole(AriaRole.Article).First).ToContainTextAsync("completed");
        await Patience.Until(
            async () => (await world.Server.Get("v2/deliveries")).EnumerateArray().Any(d => d.GetProperty("url").GetString() == "https://hooks.example"),
            () => "the webhook was not kept");
    }

    [Fact]
    public async Task A_running_jobs_budget_is_changed_where_the_job_is_shown()
    {
        using var folder = new TempFolder();
        using var slow = await SandboxProcess.Start(folder, "--latency", "500ms");
        using var server = await ServerProcess.Start(folder, slow);
        var id = await PageWorld.Import(server, "paid", Companies.All("software", 400));
        await using var page = await world.Open($"/tables/{id}", at: server.Address);
        await page.Button("Fill columns").ClickAsync();
        await page.Window.Locator("input[value='company.phone']").CheckAsync();
        await page.Entry("Budget in dollars").FillAsync("9");
        await page.Button("Start").ClickAsync();
        await page.Button("Change the budget").ClickAsync();
        var amount = page.Window.GetByRole(AriaRole.Dialog).GetByLabel("Budget in dollars");
        await Expect(amount).ToHaveValueAsync("9");
        await amount.FillAsync("much");
        await page.Button("Set the budget").ClickAsync();
        await Expect(page.Window.Locator("#ask-problem")).ToHaveTextAsync("Write an amount such as 25 or 0.50.");
        await amount.FillAsync("4.25");
        await page.Button("Set the budget").ClickAsync();

        await Expect(page.Window.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(page.Window.GetByRole(AriaRole.Article).First).ToContainTextAsync("of $4.25");
        page.Complaints.ShouldBeEmpty();
    }
}
