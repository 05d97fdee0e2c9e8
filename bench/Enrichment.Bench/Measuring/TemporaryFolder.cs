namespace Enrichment.Bench.Measuring;

/// <summary>A folder for one measurement's files, deleted at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("enrichment-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
