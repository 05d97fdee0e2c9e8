using System.Globalization;
using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>The table behind <see cref="UnicodeText"/>: characters and the parts that Unicode takes them apart into.</summary>
internal sealed class Decompositions
{
    private readonly Dictionary<char, string> parts = [];
    private readonly Dictionary<(char Base, char Mark), char> composed = [];

    public static Decompositions Load()
    {
        var table = new Decompositions();
        foreach (var entry in EmbeddedData.Lines("decompositions.txt").SelectMany(line => line.Split(' ')))
            table.Add(entry);
        return table;
    }

    /// <summary>The text taken apart as far as the table goes.</summary>
    public string Decompose(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            AppendParts(result, c);
        return result.ToString();
    }

    /// <summary>The one character that a base and a mark make, or NUL.</summary>
    public char Compose(char first, char mark) => composed.GetValueOrDefault((first, mark));

    private void AppendParts(StringBuilder to, char c)
    {
        if (!parts.TryGetValue(c, out var taken))
        {
            to.Append(c);
            return;
        }

        foreach (var part in taken)
            AppendParts(to, part);
    }

    private void Add(string entry)
    {
        var sign = entry.AsSpan().IndexOfAny('=', '~');
        var character = Code(entry.AsSpan(0, sign));
        var taken = string.Concat(entry[(sign + 1)..].Split('+').Select(part => Code(part)));
        parts[character] = taken;
        if (entry[sign] == '=' && taken.Length == 2)
            composed.TryAdd((taken[0], taken[1]), character);
    }

    private static char Code(ReadOnlySpan<char> hex) => (char)ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
