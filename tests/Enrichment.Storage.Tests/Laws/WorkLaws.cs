using Enrichment.Storage.Tests.Conformance;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Laws;

public abstract class WorkLaws<TFactory>
    where TFactory : IPortsFactory
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Rows_and_work_on_disk_go_as_the_model_does(int seed)
    {
        await using var model = await InMemory.Open();
        await using var store = await TFactory.Open();
        await model.Tables.CreateTable(Definition());
        await store.Tables.CreateTable(Definition());
        var moves = new WorkMoves(seed);

        for (var step = 0; step < 80; step++)
        {
            var move = moves.Next();
            (await move(store)).ShouldBe(await move(model), $"seed {seed}, step {step}");
            (await moves.Told(store)).ShouldBe(await moves.Told(model), $"seed {seed}, step {step}");
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Numbers_of_completion_never_come_twice(int seed)
    {
        await using var store = await TFactory.Open();
        await store.Tables.CreateTable(Definition());
        var moves = new WorkMoves(seed);
        var seen = 0L;

        for (var step = 0; step < 80; step++)
        {
            var before = (await store.Tables.RowsDone(Table, 0, 1000)).ToDictionary(r => r.RowNo, r => r.DoneSeq);
            await moves.Next()(store);
            var after = await store.Tables.RowsDone(Table, 0, 1000);

            after.Where(r => before.GetValueOrDefault(r.RowNo) != r.DoneSeq).ShouldAllBe(r => r.DoneSeq > seen, $"seed {seed}, step {step}");
            seen = Math.Max(seen, after.Count == 0 ? 0 : after[^1].DoneSeq);
        }
    }
}

public sealed class WorkOnSqliteLaws : WorkLaws<OnSqlite>;

public sealed class WorkOnPostgresLaws : WorkLaws<OnPostgres>;
