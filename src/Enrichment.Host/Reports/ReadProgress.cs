using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Host.Reports;

/// <summary>A progress file as it is read back, ours or one written by hand: only the ids must be there.</summary>
public sealed record ReadProgress
{
    public string? Run { get; init; }

    public string? Input { get; init; }

    [JsonPropertyName("input_sha256")]
    public string? InputSha256 { get; init; }

    public string? Output { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public decimal TotalCost { get; init; }

    public IReadOnlyList<string> CompletedIds { get; init; } = [];

    public IReadOnlyList<string> FailedIds { get; init; } = [];

    /// <summary>Null when there is no such file.</summary>
    /// <exception cref="Files.InputProblemException">The file is damaged.</exception>
    public static ReadProgress? From(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ReadProgress>(file, FileJson.Options);
        }
        catch (JsonException e)
        {
            throw new Files.InputProblemException(path, e.LineNumber + 1, "is no progress file (not the JSON expected); restore it, or start afresh with --force");
        }
        catch (IOException e)
        {
            throw new Files.InputProblemException(path, null, $"cannot be read: {e.Message}");
        }
    }
}
