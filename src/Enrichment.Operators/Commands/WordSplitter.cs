using System.Text;

namespace Enrichment.Operators.Commands;

/// <summary>Parts a typed line into words as a shell does: blanks part, quotes keep together, a backslash keeps the next character.</summary>
public static class WordSplitter
{
    /// <exception cref="CommandProblemException">A quote is not closed, or nothing follows a backslash.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && quote != '\'')
            {
                (word ??= new StringBuilder()).Append(++i < line.Length ? line[i] : throw new CommandProblemException("nothing follows the last backslash"));
            }
            else if (quote is null && c is '"' or '\'')
            {
                (quote, word) = (c, word ?? new StringBuilder());
            }
            else if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && char.IsWhiteSpace(c))
            {
                Take(words, ref word);
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (quote is { } open)
        {
            throw new CommandProblemException($"the quote {open} is not closed");
        }

        Take(words, ref word);
        return words;
    }

    private static void Take(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
        }

        word = null;
    }
}
