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
    public static bool NeedsNewConnection(Exception failure) => Code(failure) is not (raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED);

    /// <summary>Whether it ends by itself: another connection holds the file.</summary>
    public static bool Passes(Exception failure) => Code(failure) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    private static int? Code(Exception failure) => (failure as SqliteException ?? failure.InnerException as SqliteException)?.SqliteErrorCode;

    private static string? Reason(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk (or the file's size limit) is full",
        raw.SQLITE_READONLY => "it is read-only",
        raw.SQLITE_IOERR => OfTheDisk(((SqliteException)failure).SqliteExtendedErrorCode),
        raw.SQLITE_CORRUPT => "the file is damaged",
        raw.SQLITE_NOTADB => "the file is not a SQLite database",
        raw.SQLITE_CANTOPEN => "it cannot be opened",
        raw.SQLITE_PERM => "permission is denied",
        raw.SQLITE_BUSY => "another process holds it",
        raw.SQLITE_LOCKED => "it is locked",
        raw.SQLITE_NOMEM => "memory is exhausted",
        _ => null,
    };

    /// <summary>Which operation failed tells an operator where to look: SQLite says "full" for one of the ways in which a disk is.</summary>
    private static string OfTheDisk(int extended) => extended switch
    {
        raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_TRUNCATE or raw.SQLITE_IOERR_SHMSIZE or raw.SQLITE_IOERR_SHMMAP =>
            "the disk refuses to write: it is full, a limit of size is reached, or it is failing",
        raw.SQLITE_IOERR_FSYNC or raw.SQLITE_IOERR_DIR_FSYNC => "the disk does not make durable what was written: it is full or failing",
        raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ => "the disk does not give back what was written: it is failing, or the file was cut short",
        _ => $"the disk reports an input/output error (SQLite's code {extended})",
    };
}
