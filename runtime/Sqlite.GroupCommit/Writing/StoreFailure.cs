using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sqlite.GroupCommit;

/// <summary>Tells failures of the file, which concern every item, from failures of one item.</summary>
internal static class StoreFailure
{
    public static bool IsOfTheFile(Exception failure) => failure is StoreUnavailableException || Reason(failure) is not null;

    public static StoreUnavailableException Describe(string file, Exception failure) =>
        failure as StoreUnavailableException ?? new StoreUnavailableException(file, Reason(failure) ?? failure.Message, failure);

    /// <summary>Whether the connection may hold a wrong view of the file afterwards. A full disk or a busy file leaves it sound.</summary>
    public static bool NeedsNewConnection(Exception failure) =>
        (failure as SqliteException ?? failure.InnerException as SqliteException)?.SqliteErrorCode
            is not (raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED);

    private static string? Reason(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk (or the file's size limit) is full",
        raw.SQLITE_READONLY => "it is read-only",
        raw.SQLITE_IOERR => "the disk reports an input/output error",
        raw.SQLITE_CORRUPT => "the file is damaged",
        raw.SQLITE_NOTADB => "the file is not a SQLite database",
        raw.SQLITE_CANTOPEN => "it cannot be opened",
        raw.SQLITE_PERM => "permission is denied",
        raw.SQLITE_BUSY => "another process holds it",
        raw.SQLITE_LOCKED => "it is locked",
        raw.SQLITE_NOMEM => "memory is exhausted",
        _ => null,
    };
}
