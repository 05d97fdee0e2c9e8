using System.Globalization;

namespace Enrichment.Domain.Scheduling;

/// <summary>One field of a cron expression: the values that it lets through.</summary>
/// <param name="name">As errors name it.</param>
/// <param name="first">The least value; <paramref name="last"/> the highest.</param>
/// <param name="names">Three-letter names from <paramref name="first"/> on; empty for none.</param>
internal sealed class CronField(string name, int first, int last, params string[] names)
{
    /// <summary>The values as bits, and whether the field restricts anything: one that begins with a star does not.</summary>
    /// <exception cref="FormatException">Names the field and the part that is wrong.</exception>
    public (ulong Values, bool Restricts) Parse(string text)
    {
        var values = 0UL;
        foreach (var part in text.Split(','))
        {
            values |= ParsePart(part);
        }

        return (values, text[0] != '*');
    }

    private ulong ParsePart(string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, 1),
            [var whole, var every] => (whole, Number(every, part, 1, int.MaxValue)),
            _ => throw Wrong(part),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (first, last),
            [var one] => (Value(one, part), range == part ? Value(one, part) : last),
            [var low, var high] => (Value(low, part), Value(high, part)),
            _ => throw Wrong(part),
        };
        if (from > to)
        {
            throw new FormatException($"the {name} '{part}' begins behind its end");
        }

        var values = 0UL;
        for (long value = from; value <= to; value += step)
        {
            values |= 1UL << (int)value;
        }

        return values;
    }

    private int Value(string text, string part)
    {
        var named = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? first + named : Number(text, part, first, last);
    }

    private int Number(string text, string part, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Wrong(part);

    private FormatException Wrong(string part) => new($"the {name} '{part}' is not made of numbers from {first} to {last}, '*', '-', ',' and '/'");
}
