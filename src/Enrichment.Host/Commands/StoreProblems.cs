using Enrichment.Storage;
using Enrichment.Storage.Directories;
using Enrichment.Storage.Sqlite.Schema;

namespace Enrichment.Host.Commands;

/// <summary>Failures of a data directory that its user can do something about; their messages say what.</summary>
internal static class StoreProblems
{
    public static bool Is(Exception e) =>
        e is DataDirectoryException or StoreVersionException or StoreCorruptException || StoreOutage.Is(e);
}
