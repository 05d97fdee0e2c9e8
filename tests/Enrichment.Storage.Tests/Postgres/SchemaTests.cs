using Enrichment.Storage.Postgres;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.MakeBare();

    public Task DisposeAsync() => database.Drop();

    [Fact]
    public async Task Nodes_that_start_at_once_make_one_schema()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostgresStore.Open(database.Options)));

        await stores[0].Tables.CreateTable(Definition());
        (await stores[5].Tables.FindTable(Table)).ShouldNotBeNull();
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await (await PostgresStore.Open(database.Options)).DisposeAsync();
        await database.Execute("INSERT INTO enrichment.schema_version VALUES (1000, 'from the future', now())");

        var refused = await Should.ThrowAsync<StoreVersionException>(() => PostgresStore.Open(database.Options));
        await Should.ThrowAsync<StoreVersionException>(() => PostgresStoreReader.Open(database.Options));

        (refused.Found, refused.Store.Contains("schema enrichment", StringComparison.Ordinal)).ShouldBe((1000, true));
        refused.Message.ShouldNotContain("Password");
    }

    [Fact]
    public async Task A_reader_makes_no_schema()
    {
        (await Should.ThrowAsync<StoreVersionException>(() => PostgresStoreReader.Open(database.Options))).Found.ShouldBe(0);
    }

    [Fact]
    public async Task Two_schemas_of_one_database_are_two_stores()
    {
        await using var first = await PostgresStore.Open(database.Options);
        await using var second = await PostgresStore.Open(database.Options with { Schema = "trial" });

        await first.Tables.CreateTable(Definition());

        (await second.Tables.FindTable(Table)).ShouldBeNull();
        await using var reader = await PostgresStoreReader.Open(database.Options);
        (await reader.Ping()).ShouldBe(9);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("a; DROP TABLE rows")]
    [InlineData("")]
    public async Task A_name_that_needs_quotes_is_refused(string name)
    {
        await Should.ThrowAsync<ArgumentException>(() => PostgresStore.Open(database.Options with { Schema = name }));
        await Should.ThrowAsync<ArgumentException>(() => PostgresStore.Open(database.Options with { ApplicationRole = name }));
    }
}
