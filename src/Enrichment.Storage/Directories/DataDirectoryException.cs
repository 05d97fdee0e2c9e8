namespace Enrichment.Storage.Directories;

/// <summary>A directory cannot serve as a data directory; names it and the reason.</summary>
public class DataDirectoryException(string path, string reason, Exception? inner = null)
    : IOException($"The data directory {path} cannot be used: {reason}.", inner)
{
    public string Path { get; } = path;
}

/// <summary>Another process owns the data directory.</summary>
public sealed class DataDirectoryInUseException(string path, DirectoryOwner? owner) : DataDirectoryException(path, Reason(owner))
{
    /// <summary>Who owns it; null if it has not said so yet.</summary>
    public DirectoryOwner? Owner { get; } = owner;

    private static string Reason(DirectoryOwner? owner) => owner is null
        ? "another process owns it"
        : $"process {owner.ProcessId} owns it since {owner.Since:yyyy-MM-dd HH:mm:ss} UTC";
}
