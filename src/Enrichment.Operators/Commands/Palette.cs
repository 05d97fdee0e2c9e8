namespace Enrichment.Operators.Commands;

/// <summary>Commands around one noun.</summary>
/// <param name="Name">Such as <c>bucket</c>.</param>
public sealed record Palette(string Name, string Description, IReadOnlyList<OperatorCommand> Commands)
{
    /// <summary>Other names for it, such as its plural.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool IsNamed(string word) =>
        Name.Equals(word, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(word, StringComparer.OrdinalIgnoreCase);
}
