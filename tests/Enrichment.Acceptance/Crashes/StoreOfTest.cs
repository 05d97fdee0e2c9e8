using System.Globalization;
using Enrichment.Acceptance.Support;
using Microsoft.Data.Sqlite;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A data directory's SQLite file, read around every rule of the program.</summary>
internal static class StoreOfTest
{
    public static string FileIn(string data) => Path.Combine(data, "enrichment.db");

    public static decimal Number(string data, string sql)
    {
        using var connection = Open(data, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDecimal(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static string Text(string data, string sql)
    {
        using var connection = Open(data, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public static void Change(string data, string sql)
    {
        using var connection = Open(data, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every row has a final status, no call is open, no budget is exceeded, and the bill is the ledger's but for calls listed as unsettled.</summary>
    public static async Task AllIsWell(string data, int rows, SandboxProcess sandbox)
    {
        Text(data, "PRAGMA integrity_check").ShouldBe("ok");
        Number(data, "SELECT count(*) FROM rows WHERE status <> 0").ShouldBe(rows);
        Number(data, "SELECT count(*) FROM rows WHERE status = 0").ShouldBe(0);
        Number(data, "SELECT count(*) FROM calls WHERE state < 2").ShouldBe(0, "no call is left open");
        Number(data, "SELECT count(*) FROM budgets WHERE reserved > 0 AND budget NOT IN (SELECT value FROM calls, json_each(calls.budgets) WHERE state = 3)")
            .ShouldBe(0, "nothing is reserved for a call that is settled");
        var charged = Number(data, "SELECT coalesce(sum(charge), 0) FROM calls") / 1_000_000_000;
        var unsettled = Number(data, "SELECT coalesce(sum(most), 0) FROM calls WHERE state = 3") / 1_000_000_000;
        charged.ShouldBeGreaterThan(0);
        (await sandbox.Bill()).Total.ShouldBeInRange(charged, charged + unsettled);
    }

    private static SqliteConnection Open(string data, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileIn(data), Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
