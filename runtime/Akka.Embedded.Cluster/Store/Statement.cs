using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>A statement with the values of its $1, $2 …</summary>
internal sealed record Statement(string Sql, params object[] Values)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var value in Values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
