using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Commands;

/// <summary>A palette in the list of all.</summary>
internal sealed record PaletteHelp(string Palette, string Does, IReadOnlyList<string> Commands);

/// <summary>A command in the list of its palette.</summary>
internal sealed record CommandHelp(string Command, string Does, string Switches);

/// <summary>A switch of a command.</summary>
internal sealed record SwitchHelp(string Switch, string Value, string Needed, string Does);

/// <summary>A command in full.</summary>
internal sealed record OneCommandHelp(string Command, string Does, string Usage, IReadOnlyList<SwitchHelp> Switches);

/// <summary>Answers <c>help</c>, <c>help bucket</c> and <c>help bucket cap</c> from the commands themselves.</summary>
internal static class HelpAnswers
{
    /// <param name="words">Behind the word help.</param>
    /// <exception cref="CommandProblemException">There is no such palette or command.</exception>
    public static Answer Of(CommandBook book, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return Answer.Table<PaletteHelp>([.. book.Palettes.Select(p => new PaletteHelp(p.Name, p.Description, [.. p.Commands.Select(c => c.Name)]))], "no palettes");
        }

        var palette = book.Palette(words[0]);
        return words.Count == 1 ? Answer.Table<CommandHelp>([.. palette.Commands.Select(c => Line(palette, c))], "no commands")
            : words.Count == 2 ? Answer.Details(Full(palette, CommandBook.Command(palette, words[1])))
            : throw new CommandProblemException("help takes a palette and a command, no more");
    }

    public static string Usage(Palette palette, OperatorCommand command) =>
        string.Join(' ', command.AllSwitches.Select(Spelled).Prepend($"{palette.Name} {command.Name}"));

    private static CommandHelp Line(Palette palette, OperatorCommand command) =>
        new($"{palette.Name} {command.Name}", command.Description, string.Join(' ', command.AllSwitches.Select(Spelled)));

    private static OneCommandHelp Full(Palette palette, OperatorCommand command) => new(
        $"{palette.Name} {command.Name}", command.Description, Usage(palette, command),
        [.. command.AllSwitches.Select(s => new SwitchHelp(s.Spellings, s.Value, s.IsRequired ? "always" : "", Does(s)))]);

    private static string Does(Switch one) => one.Choices.Count == 0 ? one.Description : $"{one.Description} One of {string.Join(", ", one.Choices)}.";

    private static string Spelled(Switch one)
    {
        var text = one.Kind == SwitchKind.Flag ? one.Spelling : $"{one.Spelling} <{one.Value}>";
        return one.IsRequired ? text : $"[{text}]";
    }
}
