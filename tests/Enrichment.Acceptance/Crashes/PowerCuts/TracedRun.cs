using System.Diagnostics;
using System.Globalization;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>A run under <c>strace</c>, which records what it asks of its disk.</summary>
internal sealed class TracedRun : IDisposable
{
    private readonly TempFolder traces = new();
    private readonly EnrichProcess process;

    public TracedRun(FileRunOfTest run, params IEnumerable<string> words)
    {
        string[] through = ["strace", .. DiskTrace.Options, "-o", traces.At("thread")];
        process = (run with { Launch = run.Launch with { Through = through } }).Start(words);
    }

    public bool HasEnded => process.HasEnded;

    /// <summary>How long the traces are, in bytes.</summary>
    public long Recorded => Directory.GetFiles(traces.Path).Sum(file => new FileInfo(file).Length);

    /// <summary>Kills the program with -9, and waits until all is recorded.</summary>
    /// <returns>False where the program had ended by itself.</returns>
    public async Task<bool> Kill()
    {
        var isKilled = KillProgram();
        var ended = await process.End();
        return isKilled || ended.With(0).ExitCode != 0;
    }

    public IReadOnlyList<DiskOperation> Operations(string folder) => DiskTrace.Read(Directory.GetFiles(traces.Path), folder);

    public void Dispose()
    {
        KillProgram();
        process.Dispose();
        traces.Dispose();
    }

    /// <summary>Without its tracer, which would leave it running.</summary>
    /// <returns>Whether there was one.</returns>
    private bool KillProgram()
    {
        var children = HasEnded ? "" : File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children");
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            using var program = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
            program.Kill();
        }

        return children.Length > 0;
    }
}
