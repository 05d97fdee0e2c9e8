using System.Net.Sockets;
using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>What a failed attempt means, by PostgreSQL's error classes (its manual, appendix A).</summary>
public static class DatabaseFault
{
    // 08 connection, 53 resources (disk, memory, connections), 57P operator's intervention, 58 system; 25006 read-only: a standby.
    private static readonly string[] AwayClasses = ["08", "53", "57P", "58", "25006"];

    /// <summary>The database cannot work now and may later: nothing is wrong with what was asked.</summary>
    public static bool IsAway(Exception fault) => fault switch
    {
        PostgresException { SqlState: var state } => Array.Exists(AwayClasses, known => state.StartsWith(known, StringComparison.Ordinal)),
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Two transactions were in each other's way; a new attempt sees what the other one did.</summary>
    public static bool IsConflict(PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
