using System.Runtime.CompilerServices;

namespace Enrichment.Simulation.Telling;

/// <summary>What happens in a world, line by line, for a person: virtual time, who, what. Costs nothing where nobody listens.</summary>
internal sealed class Story(TextWriter? to, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    public bool IsTold => to is not null;

    public void Tell(string who, [InterpolatedStringHandlerArgument("")] ref StoryText what)
    {
        if (to is not null)
        {
            Write(who, what.Text);
        }
    }

    public void Tell(string who, string what)
    {
        if (to is not null)
        {
            Write(who, what);
        }
    }

    private void Write(string who, string what) =>
        to!.WriteLine(FormattableString.Invariant($"{time.GetElapsedTime(began).TotalSeconds,12:0.000000}  {who,-34}  {what}"));
}

/// <summary>A line of a story, put together only where it is told.</summary>
[InterpolatedStringHandler]
internal ref struct StoryText
{
    private DefaultInterpolatedStringHandler text;
    private readonly bool isTold;

    public StoryText(int literals, int values, Story story, out bool isTold)
    {
        this.isTold = isTold = story.IsTold;
        text = isTold ? new DefaultInterpolatedStringHandler(literals, values, System.Globalization.CultureInfo.InvariantCulture) : default;
    }

    public string Text => isTold ? text.ToStringAndClear() : "";

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => text.AppendFormatted(value, format);
}
