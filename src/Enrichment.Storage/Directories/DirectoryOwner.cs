using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Storage.Directories;

/// <summary>Who owns a data directory, as it says itself in a file beside the lock: a locked file cannot be read by others.</summary>
/// <param name="Socket">Where it listens for commands; null while it does not.</param>
public sealed record DirectoryOwner(int ProcessId, DateTimeOffset Since, string? Socket)
{
    /// <summary>The file's name in the data directory.</summary>
    public const string FileName = "owner.json";

    /// <summary>Null when nobody has said so, or the file is half written.</summary>
    public static DirectoryOwner? Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(directory, FileName)), OwnerJson.Default.DirectoryOwner);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(string directory)
    {
        var file = Path.Combine(directory, FileName);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, OwnerJson.Default.DirectoryOwner));
        File.Move(file + ".new", file, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DirectoryOwner))]
internal sealed partial class OwnerJson : JsonSerializerContext;
