using System.Text;
using Enrichment.Domain.Rows;
using Enrichment.Host.Output;

namespace Enrichment.Host.Reports;

/// <summary>Writes <c>enrichment_errors.log</c>: a line for each row that failed, with its place, its record id and the reason.</summary>
public sealed class ErrorLog : IDisposable
{
    private const int Kept = 100;
    private readonly StreamWriter file;
    private readonly Queue<string> latest = new();

    /// <exception cref="OutputProblemException">It cannot be written.</exception>
    public ErrorLog(string path)
    {
        Path = path;
        try
        {
            file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), new UTF8Encoding(false));
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw OutputProblemException.From(path, e);
        }
    }

    public string Path { get; }

    public long Entries { get; private set; }

    /// <summary>The newest entries, for the progress file.</summary>
    public IReadOnlyList<string> Latest => [.. latest];

    public void Add(TableRow row)
    {
        if (row.Status == RowStatus.Failed)
        {
            Add($"{row.LastRunAt:yyyy-MM-dd'T'HH:mm:ss'Z'} row {row.RowNo} record {row.RecordId} bucket {row.Segment}: {OneLine(row.Reason ?? "failed")}".TrimStart());
        }
    }

    public void Add(string line)
    {
        Entries++;
        latest.Enqueue(line);
        if (latest.Count > Kept)
        {
            latest.Dequeue();
        }

        file.WriteLine(line);
    }

    /// <exception cref="OutputProblemException">It cannot be written.</exception>
    public void Flush()
    {
        try
        {
            file.Flush();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw OutputProblemException.From(Path, e);
        }
    }

    public void Dispose()
    {
        try
        {
            file.Dispose();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // A full disk was told by Flush.
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
