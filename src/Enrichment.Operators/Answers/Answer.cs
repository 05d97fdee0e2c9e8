using System.Collections;
using System.Text;

namespace Enrichment.Operators.Answers;

/// <summary>For whom an answer is written.</summary>
public enum AnswerForm
{
    /// <summary>For people: tables and lines.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}

/// <summary>What a command answers: one typed value, written as a table for people or as JSON.</summary>
public sealed class Answer
{
    private readonly object value;
    private readonly object shown;
    private readonly string whenEmpty;

    private Answer(object value, object shown, string whenEmpty, string? problem)
    {
        this.value = value;
        this.shown = shown;
        this.whenEmpty = whenEmpty;
        Problem = problem;
    }

    /// <summary>Why the answer is bad news, for the exit code; null where it is none.</summary>
    public string? Problem { get; }

    /// <summary>Lines of a table; their public properties are its columns.</summary>
    /// <param name="whenEmpty">Said where there is none.</param>
    /// <param name="json">What programs get instead; null for the same.</param>
    public static Answer Table<T>(IReadOnlyList<T> lines, string whenEmpty, object? json = null)
        where T : notnull => new(json ?? lines, lines, whenEmpty, null);

    /// <summary>One thing: its properties as lines, its lists as tables below.</summary>
    /// <param name="problem">Why it is bad news; null where it is none.</param>
    /// <param name="json">What programs get instead; null for the same.</param>
    public static Answer Details<T>(T one, string? problem = null, object? json = null)
        where T : notnull => new(json ?? one, one, "", problem);

    /// <summary>Ends with a line's end.</summary>
    public string Write(AnswerForm form) => form == AnswerForm.Json ? AnswerJson.Write(value) + "\n" : Text();

    private string Text()
    {
        var text = new StringBuilder();
        if (shown is not IEnumerable lines)
        {
            DetailsText.Write(text, shown);
        }
        else if (lines.Cast<object>().ToList() is { Count: > 0 } some)
        {
            PropertyTable.Write(text, some);
        }
        else
        {
            text.AppendLine(whenEmpty);
        }

        return text.ToString();
    }
}
