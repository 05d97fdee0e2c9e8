using Enrichment.Domain.Money;
using Enrichment.Domain.Rows;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>In the end every accepted row is there once and final, and what rows cost is what the ledger has charged.</summary>
internal sealed class EveryRowEnds(World world, DurableStore store)
{
    public IReadOnlyList<TableRow> RowsOf(RunPlan run) => DurableStore.Done(store.Rest.Tables.RowsInOrder(run.Table.TableId, 0, 10_000));

    public void AtTheEnd()
    {
        foreach (var run in world.Plan.Runs)
        {
            var rows = RowsOf(run);
            world.Require(
                rows.Select(r => r.RowNo).SequenceEqual(run.Rows.Select(r => r.RowNo)), Invariant.EveryRowEnds, () => $"{run.Table.TableId} has other rows than were accepted");
            foreach (var row in rows)
            {
                world.Require(row.Status != RowStatus.Pending, Invariant.EveryRowEnds, () => $"row {row.RowNo} of {run.Table.TableId} is pending when all has come to rest");
            }

            CompareCosts(run, rows);
        }
    }

    /// <summary>Who is told to stop asking, or asked by another entity's name, may leave a charge on no row: there rows cost at most what was charged.</summary>
    private void CompareCosts(RunPlan run, IReadOnlyList<TableRow> rows)
    {
        var onRows = rows.Sum(r => r.Cost);
        var charged = store.Ledger.Calls.Where(c => c.Intent.Bucket.Run == run.Definition.Run).Sum(c => Nanos.ToDollars(c.Call.Charge));
        var isExact = world.Plan.Operators.Count == 0;
        world.Require(
            onRows <= charged && (onRows == charged || !isExact), Invariant.EveryRowEnds,
            () => $"the rows of {run.Table.TableId} cost {onRows}, but {charged} was charged to {run.Definition.Run}");
    }
}
