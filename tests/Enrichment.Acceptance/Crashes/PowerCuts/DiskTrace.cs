using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>Reads what <c>strace</c> recorded of the files in one folder.</summary>
internal static partial class DiskTrace
{
    /// <summary>One file a thread, whole lines, times, names of open files, everything in hexadecimal and nothing cut short.</summary>
    public static readonly IReadOnlyList<string> Options =
    [
        "-qqq", "-f", "-ff", "--seccomp-bpf", "-ttt", "-T", "-y", "-xx", "-s", "2000000",
        "-e", "trace=write,writev,pwrite64,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat",
    ];

    /// <param name="recorded">The traces, one a thread.</param>
    /// <param name="folder">What happens outside it is left out; so are the files of shared memory in it, which no disk needs to keep.</param>
    /// <returns>In the order in which they began.</returns>
    public static IReadOnlyList<DiskOperation> Read(IEnumerable<string> recorded, string folder) =>
    [
        .. recorded.SelectMany(File.ReadLines).Select(Parse).OfType<DiskOperation>()
            .Where(o => o.Path.StartsWith(folder + "/", StringComparison.Ordinal) && !o.Path.EndsWith("-shm", StringComparison.Ordinal))
            .Select(o => o as Unknown is { } unknown ? throw new NotSupportedException($"the trace holds a {unknown.Name} of {o.Path}") : o)
            .OrderBy(o => o.Begun),
    ];

    private static DiskOperation? Parse(string line)
    {
        if (Call().Match(line) is not { Success: true } call || call.Groups["result"].Value.StartsWith('-'))
        {
            return null;
        }

        var begun = double.Parse(call.Groups["at"].Value, CultureInfo.InvariantCulture);
        var ended = call.Groups["took"] is { Success: true } took ? begun + double.Parse(took.Value, CultureInfo.InvariantCulture) : double.PositiveInfinity;
        var (name, words) = (call.Groups["name"].Value, call.Groups["words"].Value);
        var names = Quoted().Matches(words);
        if (name.StartsWith("rename", StringComparison.Ordinal) || name.StartsWith("unlink", StringComparison.Ordinal))
        {
            var from = Text(names[0]);
            return names.Count > 1 ? new FileMove(begun, ended, from, Text(names[1])) : new FileRemoval(begun, ended, from);
        }

        if (Opened().Match(words) is not { Success: true } opened || opened.Groups["gone"].Success)
        {
            return null;
        }

        var path = Encoding.UTF8.GetString(Bytes(opened.Groups["path"].Value));
        return name switch
        {
            "pwrite64" => new FileWrite(begun, ended, path, long.Parse(words[(words.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture), Taken(names[0], call)),
            "ftruncate" => new FileCut(begun, ended, path, long.Parse(words[(words.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)),
            "fsync" or "fdatasync" => new Sync(begun, ended, path),
            _ => new Unknown(begun, ended, path, name),
        };
    }

    /// <summary>As much of the bytes as the kernel took.</summary>
    private static byte[] Taken(Match quoted, Match call)
    {
        var bytes = Bytes(quoted.Groups["text"].Value);
        return int.TryParse(call.Groups["result"].Value, CultureInfo.InvariantCulture, out var taken) ? bytes[..taken] : bytes;
    }

    private static string Text(Match quoted) => Encoding.UTF8.GetString(Bytes(quoted.Groups["text"].Value));

    /// <summary>Of a text of <c>\x00</c> and the like.</summary>
    private static byte[] Bytes(string hexadecimal) => Convert.FromHexString(hexadecimal.Replace("\\x", "", StringComparison.Ordinal));

    private sealed record Unknown(double Begun, double Ended, string Path, string Name) : DiskOperation(Begun, Ended, Path);

    [GeneratedRegex(@"^(?<at>\d+\.\d+) (?<name>\w+)\((?<words>.*?)(\)| <unfinished \.\.\.>\)?) += (?<result>-?\d+|\?)[^<]*(<(?<took>\d+\.\d+)>)?$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\d+<(?<path>(\\x[0-9a-f]{2})+)>(?<gone>\(deleted\))?")]
    private static partial Regex Opened();

    [GeneratedRegex("\"(?<text>(\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Quoted();
}
