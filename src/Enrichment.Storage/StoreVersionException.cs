namespace Enrichment.Storage;

/// <summary>The store's schema is not the one that this program reads.</summary>
/// <param name="store">Which store: its file, or its database and schema.</param>
public sealed class StoreVersionException(string store, int found, int supported)
    : InvalidOperationException(
        found > supported
            ? $"The store {store} has schema version {found}, written by a newer program; this one knows versions up to {supported}. Use the newer program."
            : $"The store {store} has schema version {found}; this program reads version {supported}. Open it once for writing to bring it up to date.")
{
    public string Store { get; } = store;

    public int Found { get; } = found;

    public int Supported { get; } = supported;
}
