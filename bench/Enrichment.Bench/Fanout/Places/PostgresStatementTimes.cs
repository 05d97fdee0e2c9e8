using System.Globalization;
using System.Text;

namespace Enrichment.Bench.Fanout.Places;

/// <summary>Reads the durations that a server wrote to its log. What it says of binding a statement's values holds the planning.</summary>
internal static class PostgresStatementTimes
{
    private const string Mark = "LOG:  duration: ";
    private const string Unit = " ms  ";

    /// <param name="from">Where in the log to begin.</param>
    public static void Read(string log, long from, StatementTimes times)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = from;
        using var reader = new StreamReader(file);
        StringBuilder? entry = null;
        while (reader.ReadLine() is { } line)
        {
            // The further lines of a statement begin with a tab; anything else is an entry of its own.
            if (line.StartsWith('\t'))
            {
                entry?.Append(' ').Append(line);
                continue;
            }

            Add(entry, times);
            entry = line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? new StringBuilder(line, at + Mark.Length, line.Length - at - Mark.Length, line.Length) : null;
        }

        Add(entry, times);
    }

    private static void Add(StringBuilder? entry, StatementTimes times)
    {
        if (entry?.ToString() is { } text && text.IndexOf(Unit, StringComparison.Ordinal) is var unit and > 0)
        {
            times.Add(WithoutName(text[(unit + Unit.Length)..]), double.Parse(text[..unit], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A statement is prepared by every connection under a name of its own.</summary>
    private static string WithoutName(string entry)
    {
        var (space, colon) = (entry.IndexOf(' ', StringComparison.Ordinal), entry.IndexOf(':', StringComparison.Ordinal));
        return space > 0 && colon > space ? entry[..space] + entry[colon..] : entry;
    }
}
