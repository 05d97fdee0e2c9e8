namespace Enrichment.Storage.Sqlite.Schema;

/// <summary>The store's schema is not the one that this program reads.</summary>
public sealed class StoreVersionException(string file, int found, int supported)
    : InvalidOperationException(
        found > supported
            ? $"The store {file} has schema version {found}, written by a newer program; this one knows versions up to {supported}. Use the newer program."
            : $"The store {file} has schema version {found}; this program reads version {supported}. Open it once for writing to bring it up to date.")
{
    public string File { get; } = file;

    public int Found { get; } = found;

    public int Supported { get; } = supported;
}

/// <summary>The file is not a SQLite database, or is damaged. It was not changed.</summary>
public sealed class StoreCorruptException(string file, Exception inner)
    : IOException($"The store {file} cannot be read: {inner.Message} It was left as it is: restore it from a backup, or move it away.", inner)
{
    public string File { get; } = file;
}
