using System.Diagnostics;

namespace Akka.TestKit;

/// <summary>The end of a wait, by real time.</summary>
internal readonly record struct Deadline(long Until)
{
    internal TimeSpan Left
    {
        get
        {
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), Until);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    internal static Deadline After(TimeSpan time) =>
        new(Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
}
