using Enrichment.Storage.Sqlite;

namespace Enrichment.Storage.Directories;

/// <summary>A data directory that this process owns: no other can open it until it is disposed of, or the process ends.</summary>
public sealed class DataDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream _lock;
    private DirectoryOwner _owner;

    private DataDirectory(string path, FileStream held, DirectoryOwner owner)
    {
        Path = path;
        _lock = held;
        _owner = owner;
        _owner.Write(path);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The store's file in it.</summary>
    public string StoreFile => System.IO.Path.Combine(Path, SqliteStoreOptions.FileName);

    /// <summary>Makes the directory when it is missing (mode 0700) and takes its lock.</summary>
    /// <exception cref="DataDirectoryInUseException">Another process owns it; names that process.</exception>
    /// <exception cref="DataDirectoryException">It is a file, or cannot be made or written; names the reason.</exception>
    public static DataDirectory Open(string path, TimeProvider? time = null)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full)) throw new DataDirectoryException(full, "it is a file");
        try
        {
            Create(full);
            var held = Lock(full);
            return Own(full, held, new DirectoryOwner(Environment.ProcessId, (time ?? TimeProvider.System).GetUtcNow(), null));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DataDirectoryException(full, "it is not writable for this user", failure);
        }
        catch (IOException failure) when (failure is not DataDirectoryException)
        {
            throw new DataDirectoryException(full, failure.Message.TrimEnd('.'), failure);
        }
    }

    /// <summary>Says where this process listens for commands; null when it does not any more.</summary>
    public void Announce(string? socket)
    {
        _owner = _owner with { Socket = socket };
        _owner.Write(Path);
    }

    public void Dispose()
    {
        // The lock's file stays: deleting it would let two processes lock two files of the same name.
        File.Delete(System.IO.Path.Combine(Path, DirectoryOwner.FileName));
        _lock.Dispose();
    }

    private static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
        DurableNames.Keep(System.IO.Path.GetDirectoryName(path)!);
    }

    private static DataDirectory Own(string path, FileStream held, DirectoryOwner owner)
    {
        try
        {
            return new DataDirectory(path, held, owner);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string path)
    {
        var file = System.IO.Path.Combine(path, "lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure.GetType() == typeof(IOException) && File.Exists(file))
        {
            throw new DataDirectoryInUseException(path, DirectoryOwner.Read(path));
        }
    }
}
