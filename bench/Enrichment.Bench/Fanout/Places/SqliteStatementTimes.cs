using Sqlite.GroupCommit;
using SQLitePCL;

namespace Enrichment.Bench.Fanout;

/// <summary>Where the writer's time goes, by statement. SQLite tells milliseconds: many executions even that out.</summary>
internal sealed class StatementTimes
{
    private readonly Dictionary<string, (long Count, double Milliseconds)> times = new(StringComparer.Ordinal);

    /// <summary>Begins to count on the writer's connection.</summary>
    public Task Watch(GroupWriter writer) => writer.Between(connection =>
    {
        raw.sqlite3_profile(connection.Handle, (_, statement, nanoseconds) => Add(statement, nanoseconds / 1e6), null);
        return true;
    });

    public async Task Print(GroupWriter writer)
    {
        await writer.Between(connection =>
        {
            raw.sqlite3_profile(connection.Handle, (strdelegate_profile?)null, null);
            return true;
        });
        foreach (var (statement, (count, milliseconds)) in times.OrderByDescending(t => t.Value.Milliseconds).Take(15))
        {
            Console.Error.WriteLine($"{milliseconds,9:N0} ms {count,8:N0} x {string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))[..Math.Min(statement.Length / 2, 110)]}");
        }
    }

    private void Add(string statement, double milliseconds)
    {
        var (count, sum) = times.GetValueOrDefault(statement);
        times[statement] = (count + 1, sum + milliseconds);
    }
}
