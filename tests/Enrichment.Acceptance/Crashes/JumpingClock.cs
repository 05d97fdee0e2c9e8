using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A wall clock of processes that can be set while they work (libfaketime). The monotonic clock goes on as it does on a real machine.</summary>
internal sealed class JumpingClock
{
    private readonly string file;

    public JumpingClock(TempFolder folder)
    {
        file = folder.At("clock");
        Set(TimeSpan.Zero);
    }

    /// <summary>From now on the processes' clock is so far ahead of (or behind) this machine's.</summary>
    public void Set(TimeSpan ahead)
    {
        var seconds = (long)ahead.TotalSeconds;
        File.WriteAllText(file + ".new", seconds < 0 ? $"{seconds}" : $"+{seconds}");
        File.Move(file + ".new", file, true);
    }

    /// <summary>A process started so lives by this clock.</summary>
    public Launch Over(Launch launch) => launch.With(
        ("LD_PRELOAD", Library()), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_DONT_RESET", "1"));

    private static string Library() => Directory.GetDirectories("/usr/lib").Select(below => Path.Combine(below, "faketime/libfaketimeMT.so.1"))
        .FirstOrDefault(File.Exists).ShouldNotBeNull("Debian's package libfaketime is missing");
}
