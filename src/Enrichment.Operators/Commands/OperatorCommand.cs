using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Commands;

/// <summary>A command of a palette, whatever brings it: it knows of no transport.</summary>
/// <param name="Name">A verb, such as <c>pause</c>.</param>
public abstract record OperatorCommand(string Name, string Description)
{
    /// <summary>Other names for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its own switches.</summary>
    public IReadOnlyList<Switch> Switches { get; init; } = [];

    /// <summary>Its own switches, then those that its kind has.</summary>
    public virtual IReadOnlyList<Switch> AllSwitches => [.. Switches, CommonSwitches.Json];

    public bool IsNamed(string word) =>
        Name.Equals(word, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(word, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A command that only looks.</summary>
public sealed record Query(string Name, string Description, Func<Given, CancellationToken, Task<Answer>> Ask) : OperatorCommand(Name, Description);

/// <summary>A command that tells what happens, a line each, until the operator has seen enough.</summary>
public sealed record Tail(string Name, string Description, Func<Given, CancellationToken, IAsyncEnumerable<object>> Follow) : OperatorCommand(Name, Description)
{
    public static readonly Switch Most = new('n', "count", "number", "Ends after so many lines.") { Kind = SwitchKind.Number };

    public override IReadOnlyList<Switch> AllSwitches => [.. Switches, Most, CommonSwitches.Json];
}

/// <summary>A command that changes something: it plans, and what it planned is done only with a reason, and of many only with <c>-y</c>.</summary>
public sealed record Steer(string Name, string Description, Func<Given, CancellationToken, Task<ChangePlan>> Plan) : OperatorCommand(Name, Description)
{
    /// <summary>Whether it may change many at once.</summary>
    public bool TakesMany { get; init; }

    /// <summary>What it answers where it is given nothing to do; null where it then asks for its switches.</summary>
    public Func<Given, CancellationToken, Task<Answer>>? Bare { get; init; }

    public override IReadOnlyList<Switch> AllSwitches =>
        [.. Switches, CommonSwitches.Why, .. TakesMany ? [CommonSwitches.Yes] : Array.Empty<Switch>(), CommonSwitches.Json];
}
