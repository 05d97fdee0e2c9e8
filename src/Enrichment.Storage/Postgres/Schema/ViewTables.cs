namespace Enrichment.Storage.Postgres.Schema;

internal static class ViewTables
{
    /// <summary>Views of runs and buckets: copies for people. Statuses are the numbers of the domain's enumerations.</summary>
    public static readonly string Runs = """
        CREATE TABLE runs(
          run          text COLLATE "C" PRIMARY KEY,
          tenant       text COLLATE "C" NOT NULL,
          revision     bigint NOT NULL,
          table_id     text COLLATE "C" NOT NULL,
          status       smallint NOT NULL,
          total_budget bigint,
          stopped_by   text,
          started_at   bigint NOT NULL,
          finished_at  bigint
        );

        CREATE INDEX runs_open ON runs(started_at, run) WHERE status <= 1;

        CREATE TABLE bucket_views(
          bucket      text COLLATE "C" PRIMARY KEY,
          tenant      text COLLATE "C" NOT NULL,
          run         text COLLATE "C" NOT NULL,
          revision    bigint NOT NULL,
          strategy    text NOT NULL,
          priority    smallint NOT NULL,
          status      smallint NOT NULL,
          limit_most  bigint,
          spent       bigint NOT NULL,
          rows        text NOT NULL,
          errors      text NOT NULL,
          stopped_by  text,
          started_at  bigint NOT NULL,
          finished_at bigint
        );

        CREATE INDEX bucket_views_by_run ON bucket_views(run);
        CREATE INDEX bucket_views_by_age ON bucket_views(tenant, started_at);
        """ + RowSecurity.OfTenants("runs", "bucket_views") + RowSecurity.ForDuties("runs") + RowSecurity.ForDuties("bucket_views");

    /// <summary>
    /// What the gateway keeps: who may ask, what was asked, what was done, what is to be delivered. Of API and idempotency keys only
    /// hashes. Statuses are the numbers of the domain's enumerations; a delivery's secret is kept until it has ended.
    /// </summary>
    public static readonly string Gateway = """
        CREATE TABLE api_keys(
          key_id     text COLLATE "C" PRIMARY KEY,
          hash       bytea NOT NULL UNIQUE,
          tenant     text COLLATE "C" NOT NULL,
          holder     text NOT NULL,
          role       smallint NOT NULL,
          created_at bigint NOT NULL,
          revoked_at bigint
        );

        CREATE TABLE idempotency(
          tenant       text COLLATE "C" NOT NULL,
          key_hash     bytea NOT NULL,
          request_hash bytea NOT NULL,
          subject      text NOT NULL,
          at           bigint NOT NULL,
          PRIMARY KEY (tenant, key_hash)
        );

        CREATE TABLE audit(
          seq     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          at      bigint NOT NULL,
          tenant  text COLLATE "C" NOT NULL,
          actor   text NOT NULL,
          action  text NOT NULL,
          subject text NOT NULL,
          detail  text NOT NULL
        );

        CREATE INDEX audit_of_tenant ON audit(tenant, seq);

        CREATE TABLE jobs(
          tenant       text COLLATE "C" NOT NULL,
          job_id       text COLLATE "C" NOT NULL,
          table_id     text COLLATE "C" NOT NULL,
          request      text NOT NULL,
          status       smallint NOT NULL,
          created_at   bigint NOT NULL,
          started_at   bigint,
          completed_at bigint,
          problem      text,
          first_seq    bigint,
          last_seq     bigint,
          PRIMARY KEY (tenant, job_id)
        );

        CREATE INDEX jobs_by_age ON jobs(tenant, created_at);
        CREATE INDEX jobs_open ON jobs(created_at) WHERE status <= 1;

        CREATE TABLE deliveries(
          tenant      text COLLATE "C" NOT NULL,
          delivery_id text COLLATE "C" NOT NULL,
          subject     text NOT NULL,
          url         text NOT NULL,
          format      text NOT NULL,
          secret      text,
          body        text,
          status      smallint NOT NULL DEFAULT 0,
          attempts    integer NOT NULL DEFAULT 0,
          created_at  bigint NOT NULL,
          next_at     bigint NOT NULL,
          ended_at    bigint,
          answer      integer,
          problem     text,
          PRIMARY KEY (tenant, delivery_id)
        );

        CREATE INDEX deliveries_due ON deliveries(next_at) WHERE status = 0;
        CREATE INDEX deliveries_by_age ON deliveries(tenant, created_at);
        """ + RowSecurity.OfTenants("api_keys", "idempotency", "audit", "jobs", "deliveries")
        + RowSecurity.ForDuties("api_keys") + RowSecurity.ForDuties("jobs", "tenant, job_id, status, created_at")
        + RowSecurity.ForDuties("deliveries", "tenant, delivery_id, status, next_at");

    /// <summary>
    /// What must outlive a restart though no run holds it: which accounts are paused, and how far each schedule has got. The schedule's
    /// own line has no tenant; a tenant's line tells how its last turn went.
    /// </summary>
    public static readonly string Standing = """
        CREATE TABLE paused_accounts(
          account text COLLATE "C" PRIMARY KEY,
          why     text NOT NULL,
          at      bigint NOT NULL
        );

        CREATE TABLE schedules(
          schedule    text COLLATE "C" NOT NULL,
          tenant      text COLLATE "C" NOT NULL,
          known_since bigint NOT NULL,
          due         bigint,
          at          bigint,
          outcome     text,
          PRIMARY KEY (schedule, tenant)
        );
        """ + RowSecurity.Open("paused_accounts") + RowSecurity.OfTenantsOrAll("schedules");
}
