using System.Text;

namespace Enrichment.Host.Output;

/// <summary>
/// The output file while a run goes on: held open and locked against other runs, and only ever appended to by whole, durable records.
/// </summary>
internal sealed class WorkingFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);
    private readonly FileStream stream;
    private readonly string path;

    private readonly OutputLock held;

    private WorkingFile(string path, FileStream stream, OutputLock held)
    {
        this.path = path;
        this.stream = stream;
        this.held = held;
    }

    /// <summary>Bytes that are on the disk.</summary>
    public long Length => stream.Length;

    /// <exception cref="OutputProblemException">Another run holds it, or it cannot be written.</exception>
    public static WorkingFile Open(string path)
    {
        var held = OutputLock.Take(path);
        try
        {
            return new WorkingFile(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16), held);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            held.Dispose();
            throw OutputProblemException.From(path, e);
        }
    }

    /// <summary>Cuts off everything behind <paramref name="length"/>: what a crash left unrecorded.</summary>
    public void CutTo(long length)
    {
        try
        {
            if (stream.Length > length)
            {
                stream.SetLength(length);
                stream.Flush(true);
            }

            stream.Seek(0, SeekOrigin.End);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw OutputProblemException.From(path, e);
        }
    }

    /// <summary>Appends and makes it durable, or leaves the file as it was.</summary>
    /// <param name="byteOrderMark">Puts a UTF-8 mark first, for a file that begins with one.</param>
    public void Append(StringBuilder text, bool byteOrderMark = false)
    {
        var before = stream.Length;
        try
        {
            if (byteOrderMark)
            {
                stream.Write(Encoding.UTF8.Preamble);
            }

            stream.Write(Utf8.GetBytes(text.ToString()));
            stream.Flush(true);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            CutQuietly(before);
            throw OutputProblemException.From(path, e);
        }
    }

    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // A full disk fails the last flush again; the failure has been told when it first came.
        }

        held.Dispose();
    }

    private void CutQuietly(long length)
    {
        try
        {
            stream.SetLength(length);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The half line stays behind the recorded mark, and the next start cuts it off.
        }
    }
}
