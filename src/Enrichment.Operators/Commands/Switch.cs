namespace Enrichment.Operators.Commands;

/// <summary>What a switch's value is.</summary>
public enum SwitchKind
{
    Text,

    /// <summary>Takes no value.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount in dollars.</summary>
    Dollars,
}

/// <summary>A switch of a command: <c>-b saas</c>, <c>--bucket saas</c> or <c>--bucket=saas</c>. A letter's case does not matter.</summary>
/// <param name="Letter">Its short form; null where it has only a long one.</param>
/// <param name="Name">Its long form.</param>
/// <param name="Value">What its value is, for help, such as <c>bucket</c>; empty for a flag.</param>
public sealed record Switch(char? Letter, string Name, string Value, string Description)
{
    /// <summary>The most that an amount may be, in dollars.</summary>
    public const decimal MostDollars = 1_000_000_000m;

    public SwitchKind Kind { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The words that its value may be; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The least number that it may be.</summary>
    public long Least { get; init; } = 1;

    /// <summary>The most that it may be as a number.</summary>
    public long Most { get; init; } = 100_000;

    /// <summary>As a person types it: <c>-b</c>, or the long form where it has no letter.</summary>
    public string Spelling => Letter is { } letter ? $"-{letter}" : $"--{Name}";

    /// <summary>Both spellings.</summary>
    public string Spellings => Letter is { } letter ? $"-{letter}, --{Name}" : $"--{Name}";

    /// <summary>Must be given.</summary>
    public Switch Required() => this with { IsRequired = true };

    public static Switch Flag(char letter, string name, string description) => new(letter, name, "", description) { Kind = SwitchKind.Flag };

    /// <summary>Whether a word names this switch.</summary>
    public bool IsNamed(string word) =>
        word.Length == 2 && Letter is { } letter ? char.ToLowerInvariant(word[1]) == letter && word[0] == '-' : word.Equals($"--{Name}", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The switches that many commands share.</summary>
public static class CommonSwitches
{
    public static readonly Switch Json = Switch.Flag('j', "json", "Answers as JSON.");

    public static readonly Switch Why = new('w', "why", "why", "Why, in a few words; kept with the change in the audit log.") { IsRequired = true };

    public static readonly Switch Yes = Switch.Flag('y', "yes", "Does it; a change of many only says what it would do without this.");

    public static readonly Switch Tenant = new('t', "tenant", "tenant", "Whose, where a name alone would be ambiguous.");

    /// <summary>How many are listed at the most.</summary>
    public static Switch Count(int otherwise) =>
        new('n', "count", "number", $"At most so many. Default {otherwise}.") { Kind = SwitchKind.Number };
}
