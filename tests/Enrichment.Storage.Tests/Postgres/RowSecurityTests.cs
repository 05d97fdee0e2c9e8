using Enrichment.Domain.Access;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres;
using Npgsql;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>The database itself keeps tenants apart, whatever a query forgets.</summary>
public sealed class RowSecurityTests : IAsyncLifetime
{
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;
    private TestDatabase database = null!;

    /// <summary>Two tenants, each with a line in every table.</summary>
    public async Task InitializeAsync()
    {
        database = await TestDatabase.Make();
        await using var store = await PostgresStore.Open(database.Options);
        foreach (var tenant in (string[])["acme", "other"]) await Fill(store, tenant);
    }

    public Task DisposeAsync() => database.Drop();

    [Fact]
    public async Task A_query_that_forgets_its_filter_sees_the_rows_of_its_tenant_only()
    {
        await using var session = await Session("enrichment_app", "acme");
        foreach (var table in await TenantTables(session))
        {
            var seen = await session.List($"SELECT DISTINCT tenant FROM {table}");

            seen.ShouldBe(["acme"], $"in {table}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_tenant_nothing_is_seen(string? tenant)
    {
        await using var session = await Session("enrichment_app", tenant);
        foreach (var table in await TenantTables(session))
        {
            (await session.List($"SELECT DISTINCT tenant FROM {table} WHERE tenant <> ''")).ShouldBeEmpty($"in {table}");
        }
    }

    [Fact]
    public async Task Another_tenants_rows_can_be_neither_written_nor_changed()
    {
        await using var session = await Session("enrichment_app", "acme");

        (await session.List("WITH c AS (UPDATE row_cells SET cells = '[]' WHERE tenant = 'other' RETURNING 1) SELECT count(*)::text FROM c")).ShouldBe(["0"]);
        (await session.List("WITH c AS (DELETE FROM calls WHERE tenant = 'other' RETURNING 1) SELECT count(*)::text FROM c")).ShouldBe(["0"]);
        (await Should.ThrowAsync<PostgresException>(() => session.List("INSERT INTO tenants VALUES ('third', '\\x00') RETURNING tenant"))).SqlState.ShouldBe(Denied);
    }

    [Fact]
    public async Task Duties_see_all_tenants_but_neither_cells_nor_facts_nor_secrets()
    {
        await using var session = await Session("enrichment_app_duty", null);

        (await session.List("SELECT DISTINCT tenant FROM calls ORDER BY tenant")).ShouldBe(["acme", "other"]);
        foreach (var query in (string[])
        [
            "SELECT cells FROM row_cells", "SELECT document::text FROM entities", "SELECT document::text FROM answers", "SELECT name FROM businesses",
            "SELECT given FROM links", "SELECT secret::text FROM tenants", "SELECT request FROM jobs", "SELECT secret FROM deliveries", "SELECT name FROM tables",
            "SELECT detail FROM audit", "WITH c AS (DELETE FROM calls RETURNING 1) SELECT count(*)::text FROM c",
        ])
        {
            await using var fresh = await Session("enrichment_app_duty", null);
            (await Should.ThrowAsync<PostgresException>(() => fresh.List(query), query)).SqlState.ShouldBe(Denied, query);
        }
    }

    [Fact]
    public async Task Every_table_with_a_tenant_has_row_level_security_enabled_and_forced()
    {
        await using var session = await Session("enrichment_app", null);

        var unbound = await session.List("""
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant'
            WHERE c.relnamespace = 'enrichment'::regnamespace AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
            """);

        unbound.ShouldBe(["table_owners"], "it leads from a table's id to its tenant, and holds nothing else");
    }

    [Fact]
    public async Task The_owner_of_the_tables_is_bound_too()
    {
        var bare = await TestDatabase.MakeBare();
        var owner = $"owner_{Guid.NewGuid():N}";
        await TestServer.Execute($"CREATE ROLE {owner} LOGIN CREATEROLE PASSWORD 'x'");
        await bare.Execute($"GRANT CREATE ON DATABASE {bare.Name} TO {owner}; GRANT enrichment_app, enrichment_app_duty TO {owner}");
        var options = bare.Options with
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(bare.Options.ConnectionString) { Username = owner, Password = "x" }.ConnectionString,
        };
        await using (var store = await PostgresStore.Open(options))
        {
            await Fill(store, "acme");
            (await store.Tables.RowsInOrder("t-acme", 0, 10)).Count.ShouldBe(1);
            (await store.Ledger.OpenCalls(10)).Count.ShouldBe(1);
            (await store.Scrub()).ShouldBeTrue();
        }

        await using (var session = await TestSession.Open(options, null, null))
        {
            (await session.List("SELECT record_id FROM row_cells")).ShouldBeEmpty();
        }

        await bare.Drop();
    }

    [Fact]
    public async Task A_role_that_could_bypass_it_is_refused()
    {
        var role = $"free_{Guid.NewGuid():N}";
        await TestServer.Execute($"CREATE ROLE {role} BYPASSRLS");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => PostgresStore.Open(database.Options with { ApplicationRole = role }));

        refused.Message.ShouldContain(role);
    }

    [Fact]
    public async Task A_table_of_another_tenant_cannot_be_taken_by_its_id()
    {
        await using var store = await PostgresStore.Open(database.Options);

        await Should.ThrowAsync<InvalidOperationException>(() => store.Tables.CreateTable(Definition("t-acme") with { Tenant = "other" }));
        var foreign = new BucketSelection(new BucketId(new RunId("other", "r9"), "saas"), "t-acme", "saas", false);
        await Should.ThrowAsync<InvalidOperationException>(() => store.Work.OpenBucket(foreign));
        (await store.Tables.RowCount("t-acme")).ShouldBe(1);
    }

    private static async Task Fill(PostgresStore store, string tenant)
    {
        var (table, company) = ($"t-{tenant}", new EntityId(tenant, EntityKind.Company, "acme.com"));
        var bucket = new BucketId(new RunId(tenant, "r1"), "saas");
        await store.Tenants.Secret(tenant);
        await store.Tables.CreateTable(Definition(table) with { Tenant = tenant });
        await store.Tables.AppendRows(table, [Row(1, company)]);
        await store.Work.ListRows(bucket.Run, [7]);
        await store.Work.OpenBucket(new BucketSelection(bucket, table, "saas", false));
        await store.Work.Apply([Answer(company, bucket: bucket)]);
        await store.Ledger.EnsureBudgets([new($"run:{tenant}/r1", 10, 0, 0)]);
        await store.Ledger.Intend(Intent() with { CallId = $"{company}#1", Entity = company, Bucket = bucket, Budgets = [$"run:{tenant}/r1"] });
        await store.Runs.SaveRun(new(bucket.Run, 1, table, default, null, null, Now, null));
        await store.Runs.SaveBucket(new(bucket, 1, "saas", default, default, null, 0, new Dictionary<RowStatus, long>(), new Dictionary<string, long>(), null, Now, null));
        await store.Access.AddKey(new ApiKey($"k-{tenant}", Guid.NewGuid().ToByteArray(), tenant, "ann", AccessRole.User, Now, null));
        await store.Access.Claim(tenant, new byte[] { 1 }, new byte[] { 1 }, "s", Now);
        await store.Access.Note(new AuditEntry(0, Now, tenant, "k", "a", "s", "d"));
        await store.Jobs.Submit(new TableJob(
            "j1", tenant, table, new JobRequest(JobKind.Enrich, ["f"], RowsTaken.OfTable, null, false, null, null, "k", null), JobStatus.Pending, Now, null, null, null));
        await store.Deliveries.Add(Delivery.New(tenant, "j1", new WebhookTarget("https://x.example/", "slack", "s"), null, Now));
        await store.Schedules.Note("nightly", tenant, Now, Now, "begun");
    }

    private Task<TestSession> Session(string role, string? tenant) => TestSession.Open(database.Options, role, tenant);

    private static async Task<IReadOnlyList<string>> TenantTables(TestSession session)
    {
        var tables = await session.List("""
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant'
            WHERE c.relnamespace = 'enrichment'::regnamespace AND c.relkind = 'r' AND c.relname <> 'table_owners'
            """);
        tables.Count.ShouldBe(22);
        return tables;
    }
}
