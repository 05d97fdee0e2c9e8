using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit.Tests.Support;

/// <summary>Writes texts to a table that refuses "bad" at once and "late" at the commit; answers with the number of items it was given together.</summary>
public sealed class NoteHandler(string name = "notes", int order = 0, List<string>? log = null) : WriteHandler<string, int>
{
    public const string Schema = """
        CREATE TABLE parents(id TEXT PRIMARY KEY);
        CREATE TABLE notes(
            text TEXT NOT NULL CHECK (text <> 'bad'),
            parent TEXT REFERENCES parents(id) DEFERRABLE INITIALLY DEFERRED);
        """;

    public override string Name => name;

    public override int Order => order;

    public override void Execute(SqliteConnection connection, IReadOnlyList<string> items, int[] results)
    {
        log?.Add($"{name}:{string.Join(',', items)}");
        var insert = StatementCache.For(connection).Prepare("INSERT INTO notes(text, parent) VALUES (?1, ?2)");
        for (var i = 0; i < items.Count; i++)
        {
            insert.Bind(1, items[i]).Bind(2, items[i] == "late" ? "nobody" : null).Execute();
            results[i] = items.Count;
        }
    }
}
