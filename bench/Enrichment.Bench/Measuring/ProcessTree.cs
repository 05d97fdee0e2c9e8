using System.Globalization;

namespace Enrichment.Bench.Measuring;

/// <summary>Reads what the kernel tells of a server whose work is done by child processes (Linux: <c>/proc</c>).</summary>
internal static class ProcessTree
{
    /// <summary>Fields of <c>/proc/N/stat</c> after the name, counted from the state: parent, then the four kinds of time.</summary>
    private const int Parent = 1;
    private const int OwnTime = 11;
    private const int EndedChildrensTime = 13;

    /// <summary>Linux tells times in hundredths of a second, whatever its own clock (USER_HZ).</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor seconds of a process, of its children, and of those that have ended.</summary>
    public static double Processor(int process)
    {
        var ticks = 0L;
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Fields(folder) is { } fields)
            {
                ticks += id == process ? Sum(fields, OwnTime) + Sum(fields, EndedChildrensTime)
                    : fields[Parent] == process.ToString(CultureInfo.InvariantCulture) ? Sum(fields, OwnTime) : 0;
            }
        }

        return ticks / TicksPerSecond;
    }

    private static long Sum(string[] fields, int first) =>
        long.Parse(fields[first], CultureInfo.InvariantCulture) + long.Parse(fields[first + 1], CultureInfo.InvariantCulture);

    /// <summary>Null where the process has just ended.</summary>
    private static string[]? Fields(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
