namespace Enrichment.Host.Files;

/// <summary>Opens input files; every way in which that fails is an <see cref="InputProblemException"/> that names the file.</summary>
internal static class InputFile
{
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputProblemException(path, null, "is a directory; name a CSV file");
        }

        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 1 << 16,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputProblemException(path, null, $"no such file (looked in {System.IO.Path.GetFullPath(path)})");
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputProblemException(path, null, "may not be read: permission denied");
        }
        catch (IOException e)
        {
            throw new InputProblemException(path, null, $"cannot be opened: {e.Message}");
        }
    }

    /// <summary>The first bytes of a file, at most <paramref name="most"/>.</summary>
    public static byte[] Head(string path, int most)
    {
        using var stream = Open(path);
        var head = new byte[most];
        return head[..stream.ReadAtLeast(head, most, false)];
    }
}
