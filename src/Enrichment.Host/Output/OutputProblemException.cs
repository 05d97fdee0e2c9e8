namespace Enrichment.Host.Output;

/// <summary>The output cannot be written. Nothing bought is lost: it is in the data directory.</summary>
public sealed class OutputProblemException(string path, string reason, Exception? inner = null)
    : Exception($"{path}: {reason}", inner)
{
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    public string Path { get; } = path;

    /// <summary>Names the cause of a failed file operation in the user's terms.</summary>
    public static OutputProblemException From(string path, Exception e) => new(path, e switch
    {
        UnauthorizedAccessException when Directory.Exists(path) => "is a directory; name a file to write",
        UnauthorizedAccessException => "may not be written: permission denied",
        DirectoryNotFoundException => $"its folder does not exist: {System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))}",
        IOException io when IsFull(io) => "the disk is full",
        _ when FileFailure.IsTooLarge(e) => "cannot be written: the limit of a file's size is reached",
        _ => $"cannot be written: {e.Message}",
    }, e);

    /// <summary>The codes are errno's ENOSPC and EDQUOT, and Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.</summary>
    private static bool IsFull(IOException e) =>
        (e.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded or 112 or 39 || e.Message.Contains("No space left", StringComparison.Ordinal);
}
