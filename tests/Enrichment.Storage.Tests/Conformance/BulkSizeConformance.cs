using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Whatever the number of items, each is written once and none besides.</summary>
public abstract class BulkSizeConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
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
        await Store.Tables.CreateTable(Definition());

        await Store.Tables.AppendRows(Table, [.. Enumerable.Range(1, rows).Select(i => Row(i, Company($"c{i}.com")))]);

        (await Store.Tables.RowsInOrder(Table, 0, rows + 10)).Select(r => (r.RowNo, r.Entities[0].Key))
            .ShouldBe(Enumerable.Range(1, rows).Select(i => ((long)i, $"c{i}.com")));
    }
}

public sealed class BulkSizesOnSqliteTests : BulkSizeConformance<OnSqlite>;

public sealed class BulkSizesOnPostgresTests : BulkSizeConformance<OnPostgres>;
