using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>Parameters of cached commands.</summary>
public static class SqliteCommandParameters
{
    /// <summary>Sets a parameter, adding it the first time.</summary>
    /// <param name="name">With its prefix, as in the statement: <c>$id</c>.</param>
    /// <param name="value">Null is stored as NULL.</param>
    public static SqliteCommand Bind(this SqliteCommand command, string name, object? value)
    {
        var index = command.Parameters.IndexOf(name);
        if (index < 0) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        else command.Parameters[index].Value = value ?? DBNull.Value;
        return command;
    }
}
