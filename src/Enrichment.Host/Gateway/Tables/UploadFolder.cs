using System.Security.Cryptography;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>An import's body on the disk.</summary>
/// <param name="Sha256">Of its bytes.</param>
internal sealed record Upload(string Path, long Bytes, byte[] Sha256) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}

/// <summary>
/// Where imports lie until their rows are in the store. A file named after a table says that its import is not done: such a table
/// does not exist yet for anybody, and after a crash it is taken away, since nobody was told that it is there.
/// </summary>
internal sealed class UploadFolder
{
    private const int ChunkBytes = 1 << 16;
    private readonly string folder;

    public UploadFolder(string dataDirectory) => folder = Directory.CreateDirectory(Path.Combine(dataDirectory, "uploads")).FullName;

    /// <summary>Takes away what imports of an earlier process left.</summary>
    public async Task Clear(ITableStore tables)
    {
        foreach (var file in Directory.EnumerateFiles(folder).ToList())
        {
            await tables.DeleteTable(Path.GetFileNameWithoutExtension(file));
            File.Delete(file);
        }
    }

    public bool IsUnderWay(string tableId) => File.Exists(MarkOf(tableId));

    /// <summary>Says that a table's import is under way until the mark is disposed.</summary>
    public IDisposable Begin(string tableId) => new Mark(MarkOf(tableId));

    public string NewFile(string ending) => Path.Combine(folder, $"{NewIds.Table()}.{ending}");

    /// <summary>Stores a body.</summary>
    /// <param name="head">Takes only the first <paramref name="most"/> bytes of a longer body instead of refusing it.</param>
    /// <exception cref="ProblemException">413: it is longer than it may be.</exception>
    public async Task<Upload> Take(Stream body, long most, bool head, CancellationToken stop)
    {
        var path = NewFile("body");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, ChunkBytes);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var chunk = new byte[ChunkBytes];
            long bytes = 0;
            int read;
            while ((read = await body.ReadAsync(chunk, stop)) > 0)
            {
                var kept = (int)Math.Min(read, most - bytes);
                if (kept < read && !head)
                {
                    throw new ProblemException(StatusCodes.Status413PayloadTooLarge, $"The import is larger than {most:N0} bytes.", "Split it, or raise Serve:UploadLimit.", "body");
                }

                hash.AppendData(chunk, 0, kept);
                await file.WriteAsync(chunk.AsMemory(0, kept), stop);
                bytes += kept;
                if (kept < read)
                {
                    break;
                }
            }

            return new Upload(path, bytes, hash.GetHashAndReset());
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private string MarkOf(string tableId) => Path.Combine(folder, $"{tableId}.importing");

    private sealed class Mark : IDisposable
    {
        private readonly string path;

        public Mark(string path)
        {
            this.path = path;
            File.WriteAllBytes(path, []);
        }

        public void Dispose() => File.Delete(path);
    }
}
