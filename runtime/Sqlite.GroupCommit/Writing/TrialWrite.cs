using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>A write that changes nothing: it sets the number that the file's header keeps for its users to what it is.</summary>
internal sealed class TrialWrite : WriteHandler<int, int>
{
    public static readonly TrialWrite Instance = new();

    public override string Name => "trial";

    public override void Execute(SqliteConnection connection, IReadOnlyList<int> items, int[] results)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = (long)command.ExecuteScalar()!;
        command.CommandText = $"PRAGMA user_version={version}";
        command.ExecuteNonQuery();
    }
}
