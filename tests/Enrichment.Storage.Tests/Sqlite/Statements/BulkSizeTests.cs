using Enrichment.Storage.Sqlite;
using Sqlite.GroupCommit;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite.Statements;

/// <summary>Statements are prepared for a few sizes: whatever the number of items, each is written once and none besides.</summary>
public sealed class BulkSizeTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(5000)]
    public async Task Every_row_of_a_batch_is_written_once(int rows)
    {
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path, Synchronous = Synchronous.Off });
        await store.Tables.CreateTable(Definition());

        await store.Tables.AppendRows(Table, [.. Enumerable.Range(1, rows).Select(i => Row(i, Company($"c{i}.com")))]);

        (await store.Tables.RowsInOrder(Table, 0, rows + 10)).Select(r => (r.RowNo, r.Entities[0].Key))
            .ShouldBe(Enumerable.Range(1, rows).Select(i => ((long)i, $"c{i}.com")));
    }
}
