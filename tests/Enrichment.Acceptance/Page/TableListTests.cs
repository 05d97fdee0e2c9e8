using Enrichment.Acceptance.Support;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public sealed class TableListTests(PageWorld world) : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Older_tables_come_when_they_are_asked_for()
    {
        using var server = await world.Another(folder);
        for (var i = 1; i <= 53; i++)
        {
            await PageWorld.Import(server, $"Leads {i}", CsvOfTest.Text([["name", "website"], ["Acme", "acme.com"]]));
        }

        await using var page = await world.Open("/", at: server.Http.BaseAddress);
        var cards = page.Window.Locator("#table-list > li");
        await Expect(cards).ToHaveCountAsync(50);
        await Expect(cards.First).ToContainTextAsync("Leads 53");

        await page.Button("Older tables").ClickAsync();

        await Expect(cards).ToHaveCountAsync(53);
        await Expect(cards.Last).ToContainTextAsync("Leads 1");
        await Expect(page.Button("Older tables")).ToBeHiddenAsync();
        page.Complaints.ShouldBeEmpty();
    }
}
