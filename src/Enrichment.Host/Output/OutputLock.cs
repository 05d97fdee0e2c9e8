namespace Enrichment.Host.Output;

/// <summary>
/// Keeps a second run off an output file. It is a file of its own, gone when the run ends, so that other programs may read the output
/// while it grows; the system frees it when its process dies.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    private const int LinuxLocked = 11;
    private const int MacLocked = 35;
    private const int WindowsLocked = 32;
    private readonly FileStream held;

    private OutputLock(FileStream held) => this.held = held;

    /// <exception cref="OutputProblemException">Another run holds it, or the folder cannot be written.</exception>
    public static OutputLock Take(string output)
    {
        try
        {
            return new OutputLock(new FileStream(PathFor(output), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
            }));
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is LinuxLocked or MacLocked or WindowsLocked)
        {
            throw new OutputProblemException(output, "another run is writing it; wait for that run, or choose another --output", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputProblemException.From(output, e);
        }
    }

    public void Dispose() => held.Dispose();

    private static string PathFor(string output)
    {
        var full = Path.GetFullPath(output);
        return Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.lock");
    }
}
