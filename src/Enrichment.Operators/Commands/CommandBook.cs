using Enrichment.Domain.Text;

namespace Enrichment.Operators.Commands;

/// <summary>The palettes of a node, found by name.</summary>
public sealed class CommandBook(IReadOnlyList<Palette> palettes)
{
    public IReadOnlyList<Palette> Palettes => palettes;

    /// <exception cref="CommandProblemException">There is no such palette; says which was probably meant.</exception>
    public Palette Palette(string word) => palettes.FirstOrDefault(p => p.IsNamed(word)) ?? throw new CommandProblemException(
        $"unknown palette '{SwitchValues.Shown(word)}'.{DidYouMean.Hint(word, [.. palettes.SelectMany(p => p.Aliases.Prepend(p.Name))])} See help");

    /// <exception cref="CommandProblemException">The palette has no such command; says which was probably meant.</exception>
    public static OperatorCommand Command(Palette palette, string word) => palette.Commands.FirstOrDefault(c => c.IsNamed(word)) ?? throw new CommandProblemException(
        $"{palette.Name} has no command '{SwitchValues.Shown(word)}'.{DidYouMean.Hint(word, [.. palette.Commands.SelectMany(c => c.Aliases.Prepend(c.Name))])}");
}
