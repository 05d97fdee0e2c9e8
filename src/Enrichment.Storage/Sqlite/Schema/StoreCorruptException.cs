namespace Enrichment.Storage.Sqlite.Schema;

/// <summary>The file is not a SQLite database, or is damaged. It was not changed.</summary>
public sealed class StoreCorruptException(string file, string reason, Exception? inner = null)
    : IOException($"The store {file} cannot be read: {reason} It was left as it is: restore it from a backup, or move it away.", inner)
{
    public string File { get; } = file;
}
