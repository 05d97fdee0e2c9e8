using Enrichment.Host.Output;

namespace Enrichment.Host.Commands.Demo;

/// <summary>Where a demo keeps its files.</summary>
internal sealed record DemoFiles(string Folder)
{
    private const string Sample = "companies-sample.csv";

    public string Input => Path.Combine(Folder, Sample);

    public string Output => Path.Combine(Folder, "companies-enriched.csv");

    public string DataDirectory => Path.Combine(Folder, ".enrichment");

    /// <summary>Says where the demo's sandbox listens.</summary>
    public string SandboxNote => Path.Combine(Folder, ".sandbox.json");

    private string Running => Path.Combine(Folder, ".unfinished");

    public static DemoFiles In(string folder) => new(folder);

    public bool IsUnfinished() => File.Exists(Running);

    /// <summary>Writes the sample and clears away an earlier, finished demo.</summary>
    /// <exception cref="UsageException">The folder holds something else, or cannot be written.</exception>
    public void Prepare(bool goesOn)
    {
        try
        {
            if (!goesOn)
            {
                RefuseForeign();
                ClearAway();
            }

            Directory.CreateDirectory(Folder);
            using var sample = typeof(DemoFiles).Assembly.GetManifestResourceStream(Sample)!;
            using var file = new FileStream(Input, FileMode.Create, FileAccess.Write);
            sample.CopyTo(file);
            File.WriteAllText(Running, "");
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new UsageException($"the demo's folder {Folder} cannot be written: {e.Message}", e);
        }
    }

    public void MarkFinished() => File.Delete(Running);

    private void RefuseForeign()
    {
        if (File.Exists(Folder) || (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any() && !File.Exists(Input)))
        {
            throw new UsageException($"{Folder} is not a demo's folder; name another one with --folder");
        }
    }

    private void ClearAway()
    {
        if (Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, true);
        }
    }
}
