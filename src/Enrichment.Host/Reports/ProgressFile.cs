using System.Text;
using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Host.Output;

namespace Enrichment.Host.Reports;

/// <summary>What the progress file says about its run beside the ids.</summary>
/// <param name="Status">running, interrupted, stopped or completed.</param>
public sealed record ProgressHeader(
    string Run,
    string Input,
    [property: System.Text.Json.Serialization.JsonPropertyName("input_sha256")] string InputSha256,
    string Output,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset LastUpdated,
    long TotalRecords,
    long TotalTokens,
    decimal TotalCost,
    IReadOnlyList<string> Errors);

/// <summary>
/// Writes <c>enrichment_progress.json</c> (mission B8), the readable copy of how far a run is: atomically, and no more often than its
/// size allows.
/// </summary>
/// <param name="spoolFolder">Where the ids are gathered meanwhile.</param>
public sealed class ProgressFile(string path, string spoolFolder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private const int Share = 20;
    private readonly IdSpool completed = new(spoolFolder, "completed");
    private readonly IdSpool failed = new(spoolFolder, "failed");
    private long nextAt = long.MinValue;

    public string Path { get; } = path;

    public long Completed => completed.Count;

    public long Failed => failed.Count;

    /// <summary>Takes in a finished row; a deferred one is not finished.</summary>
    public void Add(TableRow row)
    {
        switch (row.Status)
        {
            case RowStatus.Enriched or RowStatus.Partial or RowStatus.NoResult or RowStatus.Skipped:
                completed.Add(row.RecordId);
                break;
            case RowStatus.Failed:
                failed.Add(row.RecordId);
                break;
        }
    }

    /// <summary>Whether it may be written again: a second has passed, and twenty times what the last writing took.</summary>
    public bool IsDue => time.GetTimestamp() >= nextAt;

    /// <exception cref="OutputProblemException">It cannot be written; the old one is as it was.</exception>
    public async Task Write(ProgressHeader header)
    {
        var began = time.GetTimestamp();
        await AtomicFile.Replace(Path, file => WriteTo(file, header));
        var pause = TimeSpan.FromTicks(Math.Max(Least.Ticks, time.GetElapsedTime(began).Ticks * Share));
        nextAt = time.GetTimestamp() + (long)(pause.TotalSeconds * time.TimestampFrequency);
    }

    public void Dispose()
    {
        completed.Dispose();
        failed.Dispose();
    }

    private async Task WriteTo(Stream to, ProgressHeader header)
    {
        var json = JsonSerializer.Serialize(header, FileJson.Options).TrimEnd('}', '\n', ' ');
        await to.WriteAsync(Encoding.UTF8.GetBytes($"{json},\n  \"completed_count\": {completed.Count},\n  \"completed_ids\": ["));
        await completed.CopyTo(to);
        await to.WriteAsync(Encoding.UTF8.GetBytes($"],\n  \"failed_count\": {failed.Count},\n  \"failed_ids\": ["));
        await failed.CopyTo(to);
        await to.WriteAsync("]\n}\n"u8.ToArray());
    }
}
