using System.Text;

namespace Enrichment.Storage.Control;

/// <summary>Where a process listens: in its data directory, or, where that path is too long for a socket, in a private short one.</summary>
internal static class ControlSocket
{
    /// <summary>Bytes of a socket's path that every Unix takes.</summary>
    private const int MostPathBytes = 103;

    /// <summary>A path that can be bound. The one who asks holds the directory's lock, so a socket that is there is stale.</summary>
    public static string Prepare(string wanted)
    {
        var path = Fits(wanted) ? wanted : Path.Combine(Directory.CreateTempSubdirectory("enrich-").FullName, "s");
        if (!Fits(path)) throw new ControlUnavailableException(path, $"its path is longer than {MostPathBytes} bytes");
        File.Delete(path);
        return path;
    }

    /// <summary>Deletes the socket, and the private directory made for it.</summary>
    public static void Remove(string path, string wanted)
    {
        File.Delete(path);
        if (path != wanted) Directory.Delete(Path.GetDirectoryName(path)!);
    }

    private static bool Fits(string path) => Encoding.UTF8.GetByteCount(path) <= MostPathBytes;
}
