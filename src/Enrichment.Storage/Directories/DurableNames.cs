using System.Runtime.InteropServices;

namespace Enrichment.Storage.Directories;

/// <summary>
/// Makes the names in a folder as durable as the files they name: POSIX keeps a new file, or a renamed one, through a power cut only once its folder
/// was synced too. Windows' file systems do so by themselves.
/// </summary>
public static partial class DurableNames
{
    private const int ToRead = 0;
    private const int MayNotRead = 13;
    private const int DoesNotKnowHow = 22;
    private static readonly int DoesNotSupport = OperatingSystem.IsMacOS() ? 45 : 95;

    /// <summary>Returns once every file that was made, renamed or deleted in the folder is so on the disk.</summary>
    /// <remarks>A file system that cannot do it, or a folder that may not be read, is left alone: there is no other way to ask.</remarks>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Keep(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var opened = Open(folder, ToRead);
        var failure = opened < 0 ? Marshal.GetLastPInvokeError() : SyncAndClose(opened);
        if (failure != 0 && failure != MayNotRead && failure != DoesNotKnowHow && failure != DoesNotSupport)
            throw new IOException($"the names in {folder} cannot be made durable: {Marshal.GetPInvokeErrorMessage(failure)}", failure);
    }

    private static int SyncAndClose(int opened)
    {
        var failure = Sync(opened) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(opened);
        return failure;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int opened);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int opened);
}
