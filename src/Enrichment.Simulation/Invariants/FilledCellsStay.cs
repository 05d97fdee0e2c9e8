using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>What stood in a row before it was enriched stands there after.</summary>
internal sealed class FilledCellsStay(World world, EveryRowEnds rows)
{
    public void AtTheEnd()
    {
        foreach (var run in world.Plan.Runs)
        {
            foreach (var (row, draft) in rows.RowsOf(run).Zip(run.Rows))
            {
                world.Require(row.Cells.SequenceEqual(draft.Cells), Invariant.FilledCellsStay, () => $"the cells of row {row.RowNo} of {run.Table.TableId} have changed");
                foreach (var (field, value) in draft.Filled)
                {
                    world.Require(
                        row.Values.GetValueOrDefault(field) == value, Invariant.FilledCellsStay,
                        () => $"row {row.RowNo} of {run.Table.TableId} had {field} '{value}' and shows '{row.Values.GetValueOrDefault(field)}'");
                }
            }
        }
    }
}
