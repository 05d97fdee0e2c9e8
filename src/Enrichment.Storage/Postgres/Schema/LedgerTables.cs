namespace Enrichment.Storage.Postgres.Schema;

internal static class LedgerTables
{
    /// <summary>
    /// Money in nano-dollars, units in nano-units, times in microseconds since 1970. State: 0 intended, 1 pending, 2 settled,
    /// 3 unsettled. The budgets of a call are those that existed at its intent and so bear it. A budget whose id names no tenant is
    /// everybody's. A call's number among its entity's is the last part of its id.
    /// </summary>
    public static readonly string Sql = """
        CREATE TABLE budgets(
          budget     text COLLATE "C" PRIMARY KEY,
          tenant     text COLLATE "C" NOT NULL,
          limit_most bigint,
          charged    bigint NOT NULL DEFAULT 0 CHECK (charged >= 0),
          reserved   bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
          overrun    bigint NOT NULL DEFAULT 0 CHECK (overrun >= 0),
          CHECK (limit_most IS NULL OR charged + reserved <= limit_most + overrun)
        ) WITH (fillfactor = 50);

        CREATE TABLE calls(
          call_no       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          call_id       text COLLATE "C" NOT NULL UNIQUE,
          call_number   bigint NOT NULL,
          tenant        text COLLATE "C" NOT NULL,
          entity        text COLLATE "C" NOT NULL,
          operation     text COLLATE "C" NOT NULL,
          account       text COLLATE "C" NOT NULL,
          input_hash    text COLLATE "C" NOT NULL,
          request_id    text COLLATE "C" NOT NULL,
          bucket        text COLLATE "C" NOT NULL,
          run           text COLLATE "C" NOT NULL,
          day           text NOT NULL,
          most          bigint NOT NULL,
          most_units    bigint NOT NULL,
          price_version text NOT NULL,
          priority      smallint NOT NULL,
          intended_at   bigint NOT NULL,
          budgets       text NOT NULL,
          state         smallint NOT NULL CHECK (state BETWEEN 0 AND 3),
          answer        smallint,
          units         bigint NOT NULL DEFAULT 0,
          charge        bigint NOT NULL DEFAULT 0 CHECK (charge >= 0),
          answered_at   bigint,
          detail        text
        );

        CREATE UNIQUE INDEX calls_open ON calls(entity, operation, input_hash) WHERE state <= 1;
        CREATE INDEX calls_of_entity ON calls(entity, call_number);
        CREATE INDEX calls_by_time ON calls(intended_at, account, operation);
        CREATE INDEX calls_of_request ON calls(request_id);
        CREATE INDEX calls_of_run ON calls(run, call_no);
        CREATE INDEX calls_repeatable ON calls(tenant, operation, input_hash) WHERE state = 3 OR charge > 0;
        """ + RowSecurity.OfTenantsOrAll("budgets") + RowSecurity.OfTenants("calls") + RowSecurity.ForDuties("budgets") + RowSecurity.ForDuties("calls");
}
