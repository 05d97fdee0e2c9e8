using System.Diagnostics;
using System.Globalization;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>
/// No file of a process may grow beyond a limit: the nearest to a full disk that needs no right to mount one, and that can be given room while the
/// process works. The signal that comes with it is ignored, as a full disk sends none.
/// </summary>
internal static class SmallDisk
{
    private const string Unlimited = "unlimited";

    /// <param name="kibibytes">What each file may be large; null for no limit yet.</param>
    public static Launch OnSmallDisk(this Launch launch, int? kibibytes)
    {
        var blocks = kibibytes is { } given ? (given * 2).ToString(CultureInfo.InvariantCulture) : Unlimited;
        // The runtime keeps its machine code in a file that would be too large.
        return launch with { Through = ["sh", "-c", $"trap '' XFSZ; ulimit -S -f {blocks}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "sh"] };
    }

    /// <summary>From now on no file of the process may grow beyond so many bytes.</summary>
    public static Task Fill(int process, long bytes) => Limit(process, bytes.ToString(CultureInfo.InvariantCulture));

    public static Task MakeRoom(int process) => Limit(process, Unlimited);

    private static async Task Limit(int process, string bytes)
    {
        using var limiting = Process.Start("prlimit", [$"--pid={process}", $"--fsize={bytes}:"]);
        await limiting.WaitForExitAsync();
        limiting.ExitCode.ShouldBe(0, "prlimit failed");
    }
}
