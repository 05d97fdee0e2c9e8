using Enrichment.Storage.Directories;

namespace Enrichment.Host.Output;

/// <summary>Replaces files so that a reader, or a crash, meets the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary file beside the target, makes it durable and renames it over the target.</summary>
    /// <exception cref="OutputProblemException">It cannot be written; the target is as it was.</exception>
    public static async Task Replace(string path, Func<FileStream, Task> write)
    {
        var temporary = path + ".new";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
            {
                await write(stream);
                stream.Flush(true);
            }

            File.Move(temporary, path, true);
            DurableNames.Keep(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            DeleteQuietly(temporary);
            throw OutputProblemException.From(path, e);
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The first failure is the one worth telling.
        }
    }
}
