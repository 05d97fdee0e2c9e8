using System.Reflection;
using System.Security.Cryptography;

namespace Enrichment.Host.Gateway.Page;

/// <summary>A file of the page.</summary>
internal sealed record PageFile(byte[] Bytes, string Type);

/// <summary>The page's scripts, styles and icon: they lie in the program itself, so that it is whole wherever it is copied to.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "page/";
    private const int VersionLetters = 12;
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, PageFile> files = new(StringComparer.Ordinal);

    public PageFiles()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var program = typeof(PageFiles).Assembly;
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var file = Read(program, name);
            files[name[Prefix.Length..]] = file;
            hash.AppendData(file.Bytes);
        }

        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLetters];
    }

    /// <summary>Part of every file's address; another after any change of any of them.</summary>
    public string Version { get; }

    /// <param name="name">With <c>/</c> between folders.</param>
    public PageFile? Find(string name) => files.GetValueOrDefault(name);

    private static PageFile Read(Assembly program, string name)
    {
        using var stream = program.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PageFile(bytes, Types[Path.GetExtension(name)]);
    }
}
