using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>A table as one JSON document.</summary>
/// <param name="Columns">Role to column's name, such as domain to homepage_url; over what is guessed.</param>
/// <param name="Rows">Objects of column to cell.</param>
internal sealed record JsonImport(string? Name, IReadOnlyDictionary<string, string>? Columns, string? Strategy, IReadOnlyList<JsonElement>? Rows);

/// <summary>A request's body as a CSV file on the disk, with how to read it.</summary>
internal sealed record ImportSource(Upload Upload, string CsvPath, ImportOptions Options) : IDisposable
{
    public void Dispose()
    {
        Upload.Dispose();
        File.Delete(CsvPath);
    }
}

/// <summary>Reads the three forms in which a table may be sent: CSV and JSON lines of any size, and one JSON document.</summary>
internal sealed class ImportRequests(UploadFolder uploads, EnrichmentSettings settings)
{
    private const string DefaultName = "table";
    private const int LongestName = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 32,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <exception cref="ProblemException">The content type, a parameter or the body is wrong, or too large.</exception>
    public async Task<ImportSource> Read(HttpRequest request, CancellationToken stop)
    {
        var type = (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "text/csv" or "application/csv" or "text/plain" or "application/octet-stream" => await Csv(request, settings.Serve.UploadLimit, false, stop),
            "application/x-ndjson" or "application/jsonl" => await Lines(request, stop),
            "application/json" => await Document(request, stop),
            _ => throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, $"'{type}' is not a form in which a table may be sent.", "text/csv, application/x-ndjson or application/json are.", "Content-Type"),
        };
    }

    /// <summary>The first part of a CSV body, for a look at it.</summary>
    public Task<ImportSource> Head(HttpRequest request, long most, CancellationToken stop) => Csv(request, most, true, stop);

    private async Task<ImportSource> Csv(HttpRequest request, long most, bool head, CancellationToken stop)
    {
        var options = OptionsOf(request.Query);
        var upload = await uploads.Take(request.Body, most, head, stop);
        return new ImportSource(upload, upload.Path, options);
    }

    private async Task<ImportSource> Lines(HttpRequest request, CancellationToken stop)
    {
        var options = OptionsOf(request.Query);
        var upload = await uploads.Take(request.Body, settings.Serve.UploadLimit, false, stop);
        return await FromRows(upload, options, () => LinesOf(upload.Path), stop);
    }

    private async Task<ImportSource> Document(HttpRequest request, CancellationToken stop)
    {
        var upload = await uploads.Take(request.Body, settings.Serve.BodyLimit, false, stop);
        try
        {
            await using var file = File.OpenRead(upload.Path);
            var import = await JsonSerializer.DeserializeAsync<JsonImport>(file, Json, stop) ?? throw ProblemException.BadField("body", "The body is null.");
            var rows = import.Rows ?? throw ProblemException.BadField("rows", "The rows are missing.");
            var options = new ImportOptions(NameOf(import.Name), import.Columns ?? new Dictionary<string, string>(), null, import.Strategy, null);
            return await FromRows(upload, options, () => rows.ToAsyncEnumerable(), stop);
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    private async Task<ImportSource> FromRows(Upload upload, ImportOptions options, Func<IAsyncEnumerable<JsonElement>> rows, CancellationToken stop)
    {
        var csv = uploads.NewFile("csv");
        try
        {
            var json = new JsonRows(rows, new CsvLimits(settings.Run.CellLimit, settings.Run.ColumnLimit));
            await json.WriteTo(csv, stop);
            return new ImportSource(upload, csv, options with { Delimiter = ',', Types = json.Types });
        }
        catch
        {
            upload.Dispose();
            File.Delete(csv);
            throw;
        }
    }

    private static async IAsyncEnumerable<JsonElement> LinesOf(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, topLevelValues: true, Json))
        {
            yield return row;
        }
    }

    private static ImportOptions OptionsOf(IQueryCollection query)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in query["columns"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is var equals && (equals <= 0 || !columns.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim())))
            {
                throw ProblemException.BadField("columns", $"'{part}' is not role=column, such as domain=homepage_url, each role once.");
            }
        }

        var delimiter = query["delimiter"].ToString();
        if (delimiter.Length > 1 && delimiter != "tab")
        {
            throw ProblemException.BadField("delimiter", "A delimiter is one character, or 'tab'.");
        }

        var strategy = query["strategy"].ToString();
        return new ImportOptions(
            NameOf(query["name"]), columns, delimiter.Length == 0 ? null : delimiter == "tab" ? '\t' : delimiter[0], strategy.Length == 0 ? null : strategy, null);
    }

    private static string NameOf(string? name) => string.IsNullOrWhiteSpace(name) ? DefaultName
        : name.Length <= LongestName && !name.Any(char.IsControl) ? name.Trim()
        : throw ProblemException.BadField("name", $"A name has at most {LongestName} characters, none of them a control character.");
}
