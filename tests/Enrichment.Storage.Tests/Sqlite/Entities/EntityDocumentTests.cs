using Enrichment.Domain.Entities;
using Enrichment.Storage.Sqlite;
using Sqlite.GroupCommit;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite.Entities;

public sealed class EntityDocumentTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>The stored form, version 1: what this program wrote once it must read for ever.</summary>
    private const string Golden = """
        {"v":1,"n":1,"f":[{"f":"company.name","v":"Acme Inc","p":0.9,"o":"hunter.company","c":"acme/company/acme.com#1","t":"2026-01-02T03:04:05+00:00","e":"https://acme.com/about"}],"a":[{"o":"hunter.company","h":"h1","r":0,"c":"acme/company/acme.com#1","t":"2026-01-02T03:04:05+00:00"}]}
        """;

    [Fact]
    public async Task The_stored_form_of_version_1_is_written_and_read()
    {
        await using var store = Open();
        await store.Ledger.Settle(new(null, null, null, Known(Company("acme.com"))));

        (await Document(store)).ShouldBe(Golden);
        (await store.Entities.Load(Company("acme.com"))).Facts["company.name"].ShouldBe(Known(Company("acme.com")).Facts["company.name"]);
    }

    [Theory]
    [InlineData("{\"v\":2,\"n\":0,\"f\":[],\"a\":[]}", "form 2")]
    [InlineData("{ half", "not stored as a document")]
    public async Task A_document_that_cannot_be_read_is_named_and_harms_no_other(string document, string reason)
    {
        await using var store = Open();
        await store.Ledger.Settle(new(null, null, null, Known(Company("bad.com"))));
        await store.Ledger.Settle(new(null, null, null, Known(Company("good.com"))));
        await store.Writer.Between(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE entities SET document = $document WHERE entity = 'acme/company/bad.com'";
            command.Parameters.AddWithValue("$document", document);
            return command.ExecuteNonQuery();
        });

        // The first load keeps the reader busy, so that the next two share one read.
        var first = store.Entities.Load(Company("other.com"));
        var bad = store.Entities.Load(Company("bad.com"));
        var good = store.Entities.Load(Company("good.com"));

        (await first).ShouldBe(EntityState.Unknown(Company("other.com")));
        (await Should.ThrowAsync<InvalidDataException>(() => bad)).Message.ShouldContain(reason);
        (await good).Version.ShouldBe(1);
    }

    private SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path, Synchronous = Synchronous.Off });

    private static Task<string> Document(SqliteStore store) => store.Readers.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT document FROM entities";
        return (string)command.ExecuteScalar()!;
    });
}
