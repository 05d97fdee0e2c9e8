using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Commands;

/// <summary>Takes a command's words to its answer, whatever transport brought them.</summary>
/// <param name="audit">Where changes are kept.</param>
public sealed class CommandRunner(CommandBook book, IOperatorAudit audit)
{
    private const int MostWords = 64;

    /// <param name="operatorName">Who asks, as the client says.</param>
    /// <param name="write">Takes the answer, in pieces that each end with a line's end.</param>
    /// <exception cref="CommandProblemException">The command was not understood or is refused; the message says why. What was written before it stands.</exception>
    public async Task Run(IReadOnlyList<string> words, string operatorName, Func<string, CancellationToken, Task> write, CancellationToken stop)
    {
        if (words.Count > MostWords)
        {
            throw new CommandProblemException($"a command of more than {MostWords} words");
        }

        if (HelpAsked(words) is { } about)
        {
            await write(HelpAnswers.Of(book, [.. about.Where(w => w is not ("-j" or "--json"))]).Write(about.Any(w => w is "-j" or "--json") ? AnswerForm.Json : AnswerForm.Text), stop);
            return;
        }

        var palette = book.Palette(words[0]);
        var command = words.Count > 1 ? CommandBook.Command(palette, words[1])
            : throw new CommandProblemException($"{palette.Name}: which command? It has {string.Join(", ", palette.Commands.Select(c => c.Name))}");
        string[] behind = [.. words.Skip(2)];
        if (command is Steer { Bare: { } bare } && behind.All(CommonSwitches.Json.IsNamed))
        {
            command = new Query(command.Name, command.Description, bare);
        }

        var given = CommandReader.Read($"{palette.Name} {command.Name}", command, behind, operatorName);
        await Run(command, given, write, stop);
    }

    /// <summary>The words behind help; null where no help is asked for.</summary>
    private static IReadOnlyList<string>? HelpAsked(IReadOnlyList<string> words)
    {
        static bool IsHelp(string word) => word is "help" or "-h" or "--help" or "-?" or "?";
        return words.Count == 0 ? []
            : IsHelp(words[0]) ? [.. words.Skip(1)]
            : words.Count > 1 && IsHelp(words[1]) ? [words[0], .. words.Skip(2)]
            : words.Skip(2).Any(w => w is "-h" or "--help") ? [words[0], words[1]]
            : null;
    }

    private async Task Run(OperatorCommand command, Given given, Func<string, CancellationToken, Task> write, CancellationToken stop)
    {
        switch (command)
        {
            case Query query:
                await Write(await query.Ask(given, stop), given, write, stop);
                break;
            case Steer steer:
                await Write(await ChangeMaker.Make(steer, given, audit, stop), given, write, stop);
                break;
            case Tail tail:
                await Follow(tail, given, write, stop);
                break;
        }
    }

    private static async Task Write(Answer answer, Given given, Func<string, CancellationToken, Task> write, CancellationToken stop)
    {
        await write(answer.Write(given.Form), stop);
        if (answer.Problem is { } problem)
        {
            throw new CommandProblemException(problem);
        }
    }

    private static async Task Follow(Tail tail, Given given, Func<string, CancellationToken, Task> write, CancellationToken stop)
    {
        var left = given.Number(Tail.Most);
        await foreach (var line in tail.Follow(given, stop).WithCancellation(stop))
        {
            await write(given.Form == AnswerForm.Json ? AnswerJson.WriteLine(line) : TailText.Of(line), stop);
            if (--left <= 0)
            {
                return;
            }
        }
    }
}
