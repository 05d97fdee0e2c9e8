using System.Text;
using Enrichment.Host.Output;

namespace Enrichment.Host.Reports;

/// <summary>Record ids that only ever get more, kept on disk in the form in which the progress file lists them: memory stays flat.</summary>
internal sealed class IdSpool : IDisposable
{
    private readonly FileStream file;

    public IdSpool(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        file = new FileStream(Path.Combine(folder, $"{name}.{Environment.ProcessId}.ids"), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        });
    }

    public long Count { get; private set; }

    /// <exception cref="OutputProblemException">The disk takes no more.</exception>
    public void Add(string id)
    {
        try
        {
            file.Write(Encoding.UTF8.GetBytes(Count == 0 ? $"\"{id}\"" : $",\n    \"{id}\""));
            Count++;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw OutputProblemException.From(file.Name, e);
        }
    }

    /// <summary>Writes the ids as the inside of a JSON list.</summary>
    public async Task CopyTo(Stream to)
    {
        file.Position = 0;
        await file.CopyToAsync(to);
        file.Seek(0, SeekOrigin.End);
    }

    public void Dispose() => file.Dispose();
}
