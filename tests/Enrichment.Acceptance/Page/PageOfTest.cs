using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

/// <summary>The page in a browser window, and whatever went wrong in it.</summary>
public sealed class PageOfTest : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    public PageOfTest(IBrowserContext context, IPage page)
    {
        this.context = context;
        Window = page;
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Console += (_, line) => Hear(line);
        page.Dialog += (_, dialog) => Refuse(dialog);
    }

    public IPage Window { get; }

    public ILocator Grid => Window.GetByRole(AriaRole.Grid);

    /// <summary>Exceptions of scripts, refusals by the security policy, dialogs that no script of ours opens.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public ILocator Button(string name) => Window.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Entry(string name) => Window.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Window.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>A cell by its place, both from 0, the columns as they are shown.</summary>
    public ILocator Cell(int row, int column) => Window.Locator($"[role=gridcell][data-row='{row}'][data-column='{column}']");

    /// <summary>The place of a column among those shown.</summary>
    public async Task<int> ColumnOf(string title)
    {
        var header = Grid.GetByRole(AriaRole.Columnheader, new() { Name = title, Exact = true });
        return int.Parse((await header.GetAttributeAsync("aria-colindex"))!) - 1;
    }

    public Task Choose(string fileName, string text) => Choose(fileName, Encoding.UTF8.GetBytes(text));

    public async Task Choose(string fileName, byte[] bytes)
    {
        // A person sees the field first.
        await Expect(Heading("Tables")).ToBeVisibleAsync();
        await Window.Locator("#file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = bytes });
    }

    public Task Press(string key) => Window.Keyboard.PressAsync(key);

    /// <summary>Waits for the rows of the table that is shown.</summary>
    public Task ShowsRows() => Expect(Cell(0, 0)).ToHaveTextAsync("1");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Hear(IConsoleMessage line)
    {
        // An answer of the API that is no success is the server's business, and shown to the user.
        if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            complaints.Enqueue(line.Text);
        }
    }

    private async void Refuse(IDialog dialog)
    {
        complaints.Enqueue($"a dialog: {dialog.Message}");
        await dialog.DismissAsync();
    }
}
