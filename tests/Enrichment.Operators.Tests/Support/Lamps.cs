using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Tests.Support;

/// <summary>A palette over a few lamps: a command of each kind, for what holds of all palettes.</summary>
internal sealed class Lamps
{
    public static readonly Switch Name = new('b', "bulb", "name", "Which lamp.");
    private static readonly Switch Power = new('m', "money", "dollars", "What it may cost.") { Kind = SwitchKind.Dollars };
    private static readonly Switch Colour = new('k', "colour", "colour", "Its colour.") { Choices = ["red", "green"] };

    public SortedDictionary<string, bool> Lit { get; } = new() { ["attic"] = false, ["cellar"] = true, ["hall"] = false };

    public Channel<object> News { get; } = Channel.CreateUnbounded<object>();

    /// <summary>Ends when a command asks for the answer that never comes.</summary>
    public TaskCompletionSource Waiting { get; } = new();

    public TaskCompletionSource GaveUp { get; } = new();

    public CommandBook Book => new([Palette]);

    public Palette Palette => new("lamp", "Lamps of the house.",
    [
        new Query("list", "All lamps.", (_, _) => Task.FromResult(Answer.Table<Lamp>([.. Lit.Select(l => new Lamp(l.Key, l.Value, 1.5m))], "it is dark"))),
        new Query("show", "One lamp.", (given, _) => Task.FromResult(Answer.Details(new Lamp(given.Require(Name), Lit[given.Require(Name)], given.Dollars(Power) ?? 0))))
        {
            Switches = [Name.Required(), Power, Colour, CommonSwitches.Count(3)],
        },
        new Query("long", "A long answer.", (_, _) => Task.FromResult(Answer.Details(new { Text = new string('x', 300_000) }))),
        new Query("wait", "Never answers.", Wait),
        new Query("break", "Fails in a way that nobody thought of.", (_, _) => throw new InvalidTimeZoneException("the clock is gone")),
        new Steer("light", "Lights one lamp, or all.", (given, _) => Task.FromResult(Plan(given))) { TakesMany = true, Switches = [Name] },
        new Tail("tail", "What happens.", (_, stop) => Follow(stop)),
    ])
    {
        Aliases = ["lamps"],
    };

    private ChangePlan Plan(Given given) => given.Text(Name) is { } one ? ChangePlan.One(Light(one)) : ChangePlan.Many(Lit.Where(l => !l.Value).Select(l => Light(l.Key)));

    private Change Light(string name) => Change.Of("local", "lamp.light", name, "", () =>
    {
        Lit[name] = name != "hall" ? true : throw new CommandProblemException("the hall has no bulb");
        return Task.CompletedTask;
    });

    private async Task<Answer> Wait(Given given, CancellationToken stop)
    {
        Waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        finally
        {
            GaveUp.TrySetResult();
        }

        return Answer.Details(given);
    }

    private async IAsyncEnumerable<object> Follow([EnumeratorCancellation] CancellationToken stop)
    {
        Waiting.TrySetResult();
        try
        {
            await foreach (var line in News.Reader.ReadAllAsync(stop))
            {
                yield return line;
            }
        }
        finally
        {
            GaveUp.TrySetResult();
        }
    }
}

/// <summary>A lamp as it is listed.</summary>
internal sealed record Lamp(string Name, bool IsLit, decimal Price);
