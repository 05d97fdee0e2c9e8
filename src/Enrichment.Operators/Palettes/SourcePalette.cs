using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>source</c>: the vendor accounts, and their pause, which outlives a restart.</summary>
public static class SourcePalette
{
    private static readonly Switch Source = new('p', "provider", "source", "The account's name, such as hunter.");
    private static readonly Switch All = Switch.Flag('a', "all", "Every account that this would change.");

    /// <param name="tenant">In whose audit log changes stand: accounts belong to no tenant.</param>
    public static Palette Of(ISourceOperations sources, string tenant) => new("source", "Vendor accounts: state, queue, breaker, pause.",
    [
        new Query("list", "Every account with what waits for it.", async (_, stop) => Answer.Table(await sources.List(stop), "no source is configured")),
        new Steer("pause", "Asks an account nothing more until it is resumed; what is in flight ends.", (given, stop) => Plan(
            given, sources, tenant, "source.pause", s => s.State == "on", name => sources.Pause(name, given.Require(CommonSwitches.Why)), stop))
        {
            TakesMany = true, Switches = [Source, All],
        },
        new Steer("resume", "Asks it again, also after its allowance or key was refused.", (given, stop) => Plan(
            given, sources, tenant, "source.resume", s => s.State == "paused", sources.Resume, stop))
        {
            TakesMany = true, Switches = [Source, All],
        },
    ])
    {
        Aliases = ["sources", "provider", "providers"],
    };

    private static async Task<ChangePlan> Plan(
        Given given, ISourceOperations sources, string tenant, string action, Func<SourceLine, bool> fits, Func<string, Task> apply, CancellationToken stop)
    {
        var lines = await sources.List(stop);
        if (given.Text(Source) is { } named)
        {
            var name = Names.OneOf("source", named, [.. lines.Select(l => l.Source)]);
            return ChangePlan.One(Of(name));
        }

        return given.Has(All)
            ? ChangePlan.Many(lines.Where(fits).Select(l => Of(l.Source)))
            : throw new CommandProblemException("name an account with -p, or all with -a");

        Change Of(string name) => Change.Of(tenant, action, name, "", () => apply(name));
    }
}
