using System.Security.Cryptography;
using Enrichment.Storage.Directories;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>The file with the key of a node alone; only its owner may read it.</summary>
internal static class WebhookKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The data directory has one owner at a time, so that two can never make one.</summary>
    /// <exception cref="InvalidDataException">The file is no key; names it.</exception>
    public static byte[] ReadOrMake(string path, int bytes)
    {
        if (!File.Exists(path))
        {
            Make(path, RandomNumberGenerator.GetBytes(bytes));
        }

        var key = File.ReadAllBytes(path);
        return key.Length == bytes ? key : throw new InvalidDataException($"{path} holds no key: it has {key.Length} bytes where a key has {bytes}.");
    }

    /// <summary>Whole or not at all: half a key, left by a crash, would lose every secret sealed later.</summary>
    private static void Make(string path, byte[] key)
    {
        var begun = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(begun, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(begun, path);
        DurableNames.Keep(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
