namespace Enrichment.Host.Progress;

/// <summary>Shows a run while it goes on.</summary>
public interface IProgressDisplay
{
    /// <summary>Runs the work with the display up.</summary>
    Task During(Func<Task> work);

    void Show(RunSnapshot snapshot);

    /// <summary>A line that stays.</summary>
    void Say(string line);
}

/// <summary>Plain lines, one every few seconds, for logs and pipes.</summary>
public sealed class LineDisplay(TextWriter to, TimeProvider time) : IProgressDisplay
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private long? last;

    public Task During(Func<Task> work) => work();

    public void Show(RunSnapshot snapshot)
    {
        var now = time.GetTimestamp();
        if (last is { } before && time.GetElapsedTime(before, now) < Every)
        {
            return;
        }

        last = now;
        Say($"{ProgressText.Counts(snapshot)}  {ProgressText.Money(snapshot)}  {ProgressText.Pace(snapshot)}");
    }

    public void Say(string line) => to.WriteLine(line);
}

/// <summary>Shows nothing but the lines that stay: for callers that read JSON.</summary>
public sealed class QuietDisplay(TextWriter to) : IProgressDisplay
{
    public Task During(Func<Task> work) => work();

    public void Show(RunSnapshot snapshot)
    {
    }

    public void Say(string line) => to.WriteLine(line);
}
