using Enrichment.Storage.Sqlite;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

public sealed class SqliteStoreReaderTests : SqliteTests
{
    [Fact]
    public async Task A_store_without_an_owner_can_be_read()
    {
        await Store.Tables.CreateTable(Definition());
        await Reader.DisposeAsync();
        await Store.DisposeAsync();

        await using var reader = SqliteStoreReader.Open(Folder);

        (await reader.Rows.Tables()).Count.ShouldBe(1);
    }
}
