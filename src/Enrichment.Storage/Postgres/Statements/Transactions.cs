using System.Runtime.CompilerServices;
using Enrichment.Storage.Statements;
using Npgsql;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>Which transaction a connection is in, and what became of earlier ones.</summary>
internal static class Transactions
{
    private static readonly ConditionalWeakTable<NpgsqlConnection, string> Ids = [];

    public static void Begin(NpgsqlConnection connection, string transaction) => Ids.AddOrUpdate(connection, transaction);

    public static string Of(NpgsqlConnection connection) =>
        Ids.TryGetValue(connection, out var transaction) ? transaction : throw new InvalidOperationException("A write runs outside a transaction of the store.");

    /// <summary>Those of the transactions that were committed.</summary>
    /// <exception cref="TimeoutException">One is still under way: its connection was lost, its end is not known yet.</exception>
    public static async Task<IReadOnlySet<string>> Committed(PostgresSql sql, IEnumerable<string?> transactions)
    {
        var asked = transactions.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return new HashSet<string>();
        // A number that was not given yet, as after a restore, is no transaction's; to ask for it would be an error.
        var known = await sql.Prepare("""
            SELECT t.id, CASE WHEN t.id::xid8 < pg_snapshot_xmax(pg_current_snapshot()) THEN pg_xact_status(t.id::xid8) END
            FROM unnest($1::text[]) AS t(id)
            """).With(asked).List(row => (Id: row.RequiredText(0), Status: row.Text(1))).ConfigureAwait(false);
        if (known.Exists(t => t.Status == "in progress")) throw new TimeoutException("A transaction whose connection was lost is still under way.");
        return known.Where(t => t.Status == "committed").Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Makes the writer try the transaction again: another node was faster, and its commit will be seen.</summary>
    public static PostgresException Conflict(string why) => new(why, "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
}
