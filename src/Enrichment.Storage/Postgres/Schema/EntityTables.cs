namespace Enrichment.Storage.Postgres.Schema;

internal static class EntityTables
{
    /// <summary>
    /// Ids are compared byte by byte, as the domain compares them. An entity gets its number when a row or an answer first names it;
    /// version 0 has no document yet. Documents are UTF-8 JSON, the same bytes in every store.
    /// </summary>
    public static readonly string Sql = """
        CREATE TABLE tenants(
          tenant text COLLATE "C" PRIMARY KEY,
          secret bytea NOT NULL
        );

        CREATE TABLE entities(
          entity_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          tenant    text COLLATE "C" NOT NULL,
          entity    text COLLATE "C" NOT NULL UNIQUE,
          version   bigint NOT NULL DEFAULT 0,
          document  bytea
        );

        CREATE TABLE businesses(
          entity_no        bigint PRIMARY KEY,
          tenant           text COLLATE "C" NOT NULL,
          entity_id        text COLLATE "C" NOT NULL,
          name             text,
          domain           text,
          category         text,
          naics            text,
          sic              text,
          country          text,
          state            text,
          city             text,
          vert_bucket      text COLLATE "C" NOT NULL,
          geo_bucket       text NOT NULL,
          last_enriched_at text
        );

        CREATE UNIQUE INDEX businesses_of_tenant ON businesses(tenant, entity_no);
        """ + RowSecurity.OfTenants("tenants", "entities", "businesses") + RowSecurity.ForDuties("businesses", "tenant");
}
