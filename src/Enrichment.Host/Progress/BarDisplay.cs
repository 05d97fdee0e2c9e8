using System.Globalization;
using Spectre.Console;

namespace Enrichment.Host.Progress;

/// <summary>A bar with figures under it, for a terminal.</summary>
public sealed class BarDisplay(IAnsiConsole console) : IProgressDisplay
{
    private const int Width = 40;
    private LiveDisplayContext? live;

    public Task During(Func<Task> work) => console.Live(new Markup("")).AutoClear(false).StartAsync(async context =>
    {
        live = context;
        try
        {
            await work();
        }
        finally
        {
            live = null;
        }
    });

    public void Show(RunSnapshot snapshot) => live?.UpdateTarget(Draw(snapshot));

    public void Say(string line) => console.MarkupLineInterpolated($"[yellow]{line}[/]");

    private static Rows Draw(RunSnapshot s)
    {
        var full = (int)Math.Round(s.Share * Width);
        var bar = $"[green]{new string('━', full)}[/][grey]{new string('━', Width - full)}[/] {(100 * s.Share).ToString("0.0", CultureInfo.InvariantCulture)} %";
        string[] below = [ProgressText.Counts(s), $"{ProgressText.Money(s)}  {ProgressText.Pace(s)}", ProgressText.Sources(s), ProgressText.Paused(s)];
        return new Rows([new Markup(bar), .. below.Where(line => line.Length > 0).Select(line => new Text(line))]);
    }
}
