using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;
using Enrichment.Storage.Directories;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>
/// What ties a run in the store to its files, kept in the data directory, so that <c>--resume</c> finds it and goes on as it began.
/// </summary>
/// <param name="Run">The run's id.</param>
/// <param name="Input">Full path.</param>
/// <param name="Output">Full path.</param>
/// <param name="Stages">Names, by comma.</param>
/// <param name="AsBegun">The options that the run keeps to from its beginning.</param>
public sealed record RunRecord(
    string Run, string Table, string Input, string InputSha256, string Output, string Stages, bool Overwrite, DateTimeOffset StartedAt,
    IReadOnlyDictionary<string, string> AsBegun);

/// <summary>The run records of a data directory, one file an output.</summary>
public sealed class RunRecords(string dataDirectory)
{
    private readonly string folder = Path.Combine(dataDirectory, "files");

    /// <summary>The run that last wrote this output; null when there is none.</summary>
    public RunRecord? OfOutput(string output) => Read(PathFor(Path.GetFullPath(output)));

    /// <summary>The latest run over an input of this content.</summary>
    public RunRecord? OfInput(string sha256) => !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder, "*.json")
        .Select(Read).OfType<RunRecord>().Where(r => r.InputSha256 == sha256).MaxBy(r => r.StartedAt);

    /// <exception cref="OutputProblemException">It cannot be written.</exception>
    public Task Save(RunRecord record)
    {
        Directory.CreateDirectory(folder);
        DurableNames.Keep(dataDirectory);
        return AtomicFile.Replace(PathFor(record.Output), file => JsonSerializer.SerializeAsync(file, record, FileJson.Options));
    }

    private static RunRecord? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), FileJson.Options) : null;
        }
        catch (JsonException e)
        {
            throw new UsageException($"{path}: damaged ({e.Message}); delete it and start with --force, or restore it", e);
        }
    }

    private string PathFor(string output) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(output)))[..24] + ".json");
}
