using System.CommandLine;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Commands;

/// <summary>Says in one line what is wrong with a command line, with the word that was probably meant.</summary>
internal static class UsageErrors
{
    public static string Describe(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (parse.UnmatchedTokens is [var word, ..])
        {
            var isOption = word.StartsWith('-');
            string[] known = isOption
                ? [.. command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal))]
                : [.. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
            var near = DidYouMean.Nearest(word.Split('=')[0], known);
            var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            return $"unknown {what} '{word}'.{(near is null ? "" : $" Did you mean \"{near}\"?")} See {Path(command)} --help";
        }

        return $"{parse.Errors[0].Message.TrimEnd('.')}. See {Path(command)} --help";
    }

    private static string Path(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? at = command; at is Command and not RootCommand; at = at.Parents.FirstOrDefault())
        {
            names.Push(at.Name);
        }

        return string.Join(' ', names.Prepend("enrich"));
    }
}
