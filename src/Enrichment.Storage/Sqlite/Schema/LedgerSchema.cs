namespace Enrichment.Storage.Sqlite.Schema;

internal static class LedgerSchema
{
    /// <summary>
    /// Money in nano-dollars, units in nano-units, times in microseconds since 1970. State: 0 intended, 1 pending, 2 settled,
    /// 3 unsettled. The budgets of a call are those that existed at its intent and so bear it.
    /// </summary>
    public const string Sql = """
        CREATE TABLE budgets(
          budget     TEXT NOT NULL PRIMARY KEY,
          limit_most INTEGER,
          charged    INTEGER NOT NULL DEFAULT 0 CHECK (charged >= 0),
          reserved   INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
          overrun    INTEGER NOT NULL DEFAULT 0 CHECK (overrun >= 0),
          CHECK (limit_most IS NULL OR charged + reserved <= limit_most + overrun)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE calls(
          call_no       INTEGER PRIMARY KEY,
          call_id       TEXT NOT NULL UNIQUE,
          tenant        TEXT NOT NULL,
          entity        TEXT NOT NULL,
          operation     TEXT NOT NULL,
          account       TEXT NOT NULL,
          input_hash    TEXT NOT NULL,
          request_id    TEXT NOT NULL,
          bucket        TEXT NOT NULL,
          run           TEXT NOT NULL,
          day           TEXT NOT NULL,
          most          INTEGER NOT NULL,
          most_units    INTEGER NOT NULL,
          price_version TEXT NOT NULL,
          priority      INTEGER NOT NULL,
          intended_at   INTEGER NOT NULL,
          budgets       TEXT NOT NULL,
          state         INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
          answer        INTEGER,
          units         INTEGER NOT NULL DEFAULT 0,
          charge        INTEGER NOT NULL DEFAULT 0 CHECK (charge >= 0),
          answered_at   INTEGER,
          detail        TEXT
        ) STRICT;

        CREATE UNIQUE INDEX calls_open ON calls(entity, operation, input_hash) WHERE state <= 1;
        CREATE INDEX calls_by_time ON calls(intended_at, account, operation);
        CREATE INDEX calls_charged ON calls(request_id) WHERE charge > 0;
        CREATE INDEX calls_repeatable ON calls(tenant, operation, input_hash) WHERE state = 3 OR charge > 0;
        """;

    /// <summary>All calls of a request are found, not only the charged ones: a row's provenance needs those too that cost nothing.</summary>
    public const string CallsOfRequests = """
        DROP INDEX calls_charged;
        CREATE INDEX calls_of_request ON calls(request_id);
        """;
}
