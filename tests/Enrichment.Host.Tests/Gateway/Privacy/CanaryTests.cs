using System.Net;
using System.Text;
using Enrichment.Host.Composition;
using Enrichment.Host.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Enrichment.Host.Tests.Gateway.Privacy;

/// <summary>What a tenant gave is nowhere but where it belongs, and after its deletion nowhere at all.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private static readonly string[] Canaries =
    [
        "CanaryCorp", "canary.person", "CanaryFirst", "CanaryLast", "canary-cell-1", "canary_file", "canary-hook", "canary-secret", "canary-json", "canary-category",
    ];

    private static readonly string[] NeverIn = ["calls", "audit", "budgets", "runs", "bucket_views", "idempotency", "api_keys"];
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task After_a_tenants_deletion_no_file_holds_what_it_gave_and_before_it_no_journal_ledger_or_audit_did()
    {
        var table = await gateway.Http.Import(
            "company,website,first name,last name,email,category,note\n"
            + "CanaryCorp,firm1.com,CanaryFirst,CanaryLast,canary.person@firm1.com,canary-category,canary-cell-1\n"
            + string.Concat(Enumerable.Range(2, 40).Select(i => $"CanaryCorp {i},firm{i}.com,CanaryFirst,CanaryLast,canary.person{i}@firm{i}.com,software,canary-cell-1\n")),
            "?name=canary_file.csv");
        await gateway.Http.PostJson("/v2/tables", new { name = "canary-json", rows = new[] { new { website = "firm3.com", x = "canary-json" } } }, HttpStatusCode.Created);
        var taken = await gateway.Http.PostJson(
            $"/v2/tables/{table}/enrich",
            new { columnIds = new[] { "company.industry", "contact.email", "person.email" }, webhook = new { url = "https://canary-hook.example/x", secret = "canary-secret" } },
            HttpStatusCode.Accepted, "canary-secret");
        var refused = await gateway.Http.Ask(HttpMethod.Delete, "/v2/tenants/local/data", null, HttpStatusCode.Conflict);
        refused.Text("title").ShouldContain("under way");
        await gateway.Ended(taken.Text("id"));
        await gateway.Http.GetJson($"/v2/tables/{table}/export?format=canary_file", HttpStatusCode.BadRequest);
        Found().ShouldNotBeEmpty("the canaries sing nowhere: this test looks in the wrong place");
        Singing(NeverIn.Append("journal").ToArray()).ShouldBeEmpty();
        (await File.ReadAllTextAsync(LogFile())).ShouldNotContain("anary");

        var erased = await gateway.Http.Ask(HttpMethod.Delete, "/v2/tenants/local/data", null, HttpStatusCode.OK);

        erased.GetProperty("tables").GetInt64().ShouldBe(2);
        erased.GetProperty("rows").GetInt64().ShouldBe(42);
        Found().ShouldBeEmpty();
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(0);
        (await gateway.Http.GetJson("/v2/audit")).GetProperty("entries")[0].Text("action").ShouldBe("tenant.delete-data");
        (await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Calls).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_deleted_tenants_companies_are_bought_anew_not_remembered()
    {
        const string companies = "name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n";
        var first = await gateway.Http.Import(companies);
        await gateway.Ended(await gateway.Http.Enrich(first, "company.industry"));
        var before = (await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Calls);
        await gateway.Http.Ask(HttpMethod.Delete, "/v2/tenants/local/data", null, HttpStatusCode.OK);

        var second = await gateway.Http.Import(companies);
        await gateway.Ended(await gateway.Http.Enrich(second, "company.industry"));

        (await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Calls).ShouldBe(2 * before);
    }

    /// <summary>Each file of the data directory with each canary in it, in UTF-8 and in UTF-16.</summary>
    private List<string> Found() =>
    [
        .. from file in Directory.EnumerateFiles(gateway.Data, "*", SearchOption.AllDirectories)
           let bytes = Bytes(file)
           from canary in Canaries
           where bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)) >= 0
           select $"{canary} in {Path.GetFileName(file)}",
    ];

    /// <summary>Each of the tables, by the beginning of its name, with each canary in a row of it.</summary>
    private List<string> Singing(string[] prefixes)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(gateway.Data, "enrichment.db")};Mode=ReadOnly;Pooling=False");
        store.Open();
        var tables = Texts(store, "SELECT name FROM sqlite_schema WHERE type = 'table'").Where(t => prefixes.Any(p => t.Contains(p, StringComparison.Ordinal))).ToList();
        tables.Count.ShouldBeGreaterThanOrEqualTo(prefixes.Length, "a table has another name now");
        return
        [
            .. from table in tables
               from text in Texts(store, $"SELECT * FROM {table}")
               from canary in Canaries
               where text.Contains(canary, StringComparison.OrdinalIgnoreCase)
               select $"{canary} in {table}",
        ];
    }

    private static List<string> Texts(SqliteConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
        {
            texts.AddRange(Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                var value => value.ToString() ?? "",
            }));
        }

        return texts;
    }

    private string LogFile()
    {
        var log = Path.Combine(gateway.Data, FileLog.FileName);
        File.AppendAllText(log, "");
        return log;
    }

    private static byte[] Bytes(string file)
    {
        if (Path.GetFileName(file) is "lock" or "control.sock")
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
