using Enrichment.Storage;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Composition;

/// <summary>The file that a journal lies in or beside.</summary>
internal static class JournalFile
{
    /// <exception cref="NotSupportedException">The store is not kept in a file.</exception>
    public static SqliteStore Of(IStore store) =>
        store as SqliteStore ?? throw new NotSupportedException($"A journal beside {store.GetType().Name} needs a composition of its own: that store is not a file.");
}
