using Enrichment.Domain.Text;

namespace Enrichment.Operators.Commands;

/// <summary>Makes sense of a command's words.</summary>
internal static class CommandReader
{
    /// <summary>The words behind a command as its switches' values.</summary>
    /// <param name="path">The command as it was found, for complaints: <c>bucket pause</c>.</param>
    /// <exception cref="CommandProblemException">A word is not understood, or a switch is missing; says which.</exception>
    public static Given Read(string path, OperatorCommand command, IReadOnlyList<string> words, string operatorName)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var (one, attached) = Find(path, command, words[i]);
            var value = one.Kind == SwitchKind.Flag ? Flag(one, attached) : attached ?? Value(command, one, words, ++i);
            if (!values.TryAdd(one.Name, value))
            {
                throw new CommandProblemException($"{one.Spelling} is given twice");
            }
        }

        if (command.AllSwitches.FirstOrDefault(s => s.IsRequired && !values.ContainsKey(s.Name)) is { } missing)
        {
            throw new CommandProblemException($"{path}: {missing.Spelling} is missing: {missing.Description} Such as: {path} {missing.Spelling} <{missing.Value}>");
        }

        return new Given(operatorName, values);
    }

    private static (Switch One, string? Attached) Find(string path, OperatorCommand command, string word)
    {
        if (!word.StartsWith('-') || word.Length < 2)
        {
            throw new CommandProblemException($"{path}: '{SwitchValues.Shown(word)}' belongs to no switch; see help {path}");
        }

        var equals = word.IndexOf('=');
        var name = equals < 0 ? word : word[..equals];
        var known = command.AllSwitches;
        var one = known.FirstOrDefault(s => s.IsNamed(name)) ?? throw new CommandProblemException(
            $"{path}: unknown switch '{SwitchValues.Shown(name)}'.{Known(name, known)}");
        return (one, equals < 0 ? null : Checked(one, word[(equals + 1)..]));
    }

    /// <summary>A long name may be mistyped; one letter is as near to another as to any.</summary>
    private static string Known(string name, IReadOnlyList<Switch> known) => name.StartsWith("--", StringComparison.Ordinal)
        ? DidYouMean.Hint(name, [.. known.Select(s => $"--{s.Name}")])
        : $" Known: {string.Join(", ", known.Select(s => s.Spelling))}.";

    private static string Flag(Switch one, string? attached) =>
        attached is null ? "true" : throw new CommandProblemException($"{one.Spelling} takes no value");

    private static string Value(OperatorCommand command, Switch one, IReadOnlyList<string> words, int at) =>
        at < words.Count && !command.AllSwitches.Any(s => s.IsNamed(words[at]))
            ? Checked(one, words[at])
            : throw new CommandProblemException($"{one.Spelling} needs its value: {one.Spelling} <{one.Value}>");

    private static string Checked(Switch one, string value)
    {
        if (one.Kind != SwitchKind.Flag)
        {
            SwitchValues.Check(one, value);
        }

        return value;
    }
}
