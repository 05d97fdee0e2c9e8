using System.Text;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>Events in the journal's own table.</summary>
internal sealed class JournalRecords
{
    private readonly Dictionary<string, long> last = [];
    private readonly PostgresSession session;

    public JournalRecords(PostgresSession session)
    {
        this.session = session;
        session.Execute("CREATE SCHEMA IF NOT EXISTS journal");
        session.Execute("""
            CREATE TABLE IF NOT EXISTS journal.events(
                persistence_id text COLLATE "C" NOT NULL, sequence_nr bigint NOT NULL CHECK (sequence_nr > 0), written_by uuid NOT NULL,
                written_at bigint NOT NULL, serializer_id integer NOT NULL, manifest text NOT NULL, payload bytea NOT NULL,
                PRIMARY KEY (persistence_id, sequence_nr))
            """);
    }

    public void Write(string persistenceId, string manifest, string json)
    {
        last[persistenceId] = last.GetValueOrDefault(persistenceId) + 1;
        session.Execute(
            "INSERT INTO journal.events VALUES ($1, $2, $3, $4, 1, $5, $6)", persistenceId, last[persistenceId], Guid.NewGuid(),
            DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), manifest, Encoding.UTF8.GetBytes(json));
    }
}
