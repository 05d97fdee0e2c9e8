using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Enrichment.Storage.Sqlite.Schema;

/// <summary>
/// Looks at every page of a file that nobody closed: after a crash, a kill or a power cut. SQLite itself looks at a page only when it needs it, which
/// may be in the middle of a run. What a page check cannot see are other values in a sound page.
/// </summary>
internal static partial class PageCheck
{
    /// <summary>Whoever closes a file empties its log and removes it.</summary>
    public static bool IsDue(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    /// <exception cref="StoreCorruptException">A page is damaged; names the table or index where it is known.</exception>
    public static void Run(SqliteConnection connection, string path)
    {
        var found = First(connection, "PRAGMA quick_check(1)");
        if (found != "ok") throw new StoreCorruptException(path, Described(connection, found));
    }

    /// <summary>SQLite names the first page of what is damaged, the schema whose that is.</summary>
    private static string Described(SqliteConnection connection, string found)
    {
        var reason = found.ReplaceLineEndings(" ").Trim();
        return Tree().Match(reason) is { Success: true } tree
            && First(connection, $"SELECT type || ' ' || name FROM sqlite_schema WHERE rootpage = {tree.Groups[1].Value}") is { Length: > 0 } named
            ? string.Create(CultureInfo.InvariantCulture, $"{named} is damaged ({reason}).")
            : $"it is damaged ({reason}).";
    }

    private static string First(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }

    [GeneratedRegex(@"\b(?:Tree|tree) (\d+)\b")]
    private static partial Regex Tree();
}
