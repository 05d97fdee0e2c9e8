using Sqlite.GroupCommit;
using SQLitePCL;

namespace Enrichment.Bench.Fanout.Places;

/// <summary>Counts on the writer's connection. SQLite tells milliseconds: many executions even that out.</summary>
internal static class SqliteStatementTimes
{
    public static Task Watch(GroupWriter writer, StatementTimes times) => writer.Between(connection =>
    {
        raw.sqlite3_profile(connection.Handle, (_, statement, nanoseconds) => times.Add(statement, nanoseconds / 1e6), null);
        return true;
    });

    public static Task End(GroupWriter writer) => writer.Between(connection =>
    {
        raw.sqlite3_profile(connection.Handle, (strdelegate_profile?)null, null);
        return true;
    });
}
