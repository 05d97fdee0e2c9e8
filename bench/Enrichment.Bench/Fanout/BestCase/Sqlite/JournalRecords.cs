using System.Text;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>Events in the journal's own table.</summary>
internal sealed class JournalRecords
{
    private readonly Dictionary<string, long> last = [];
    private readonly StatementCache sql;

    public JournalRecords(SqliteConnection connection, StatementCache sql)
    {
        this.sql = sql;
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS journal(
                persistence_id TEXT NOT NULL, sequence_nr INTEGER NOT NULL, manifest TEXT NOT NULL, payload BLOB NOT NULL,
                serializer_id INTEGER NOT NULL, written_at INTEGER NOT NULL, PRIMARY KEY (persistence_id, sequence_nr)) WITHOUT ROWID
            """;
        command.ExecuteNonQuery();
    }

    public void Write(string persistenceId, string manifest, string json)
    {
        last[persistenceId] = last.GetValueOrDefault(persistenceId) + 1;
        sql.Prepare("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, 1, ?5)")
            .Bind(1, persistenceId).Bind(2, last[persistenceId]).Bind(3, manifest).Bind(4, Encoding.UTF8.GetBytes(json))
            .Bind(5, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()).Execute();
    }
}
