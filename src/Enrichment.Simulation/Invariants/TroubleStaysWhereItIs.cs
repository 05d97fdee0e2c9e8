using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Vendors;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>
/// In the end a row shows what the vendors know of its own company, and nothing else; where nothing kept a company from being asked for, it
/// shows all of that, whatever became of others.
/// </summary>
internal sealed class TroubleStaysWhereItIs(World world, EveryRowEnds rows)
{
    public void AtTheEnd()
    {
        foreach (var run in world.Plan.Runs)
        {
            foreach (var (row, draft) in rows.RowsOf(run).Zip(run.Rows).Where(r => r.Second.Entities.Count > 0))
            {
                CheckValues(run, row, draft);
                CheckFound(run, row, draft);
            }
        }
    }

    private void CheckValues(RunPlan run, TableRow row, RowDraft draft)
    {
        var entity = draft.Entities[0].Entity;
        foreach (var (field, value) in row.Values.Where(v => !draft.Filled.ContainsKey(v.Key) && v.Key != "company.domain"))
        {
            world.Require(
                world.Plan.Sources.Any(s => value == VendorTruth.Value(field, entity, s.Definition.Operation)), Invariant.TroubleStaysWhereItIs,
                () => $"row {row.RowNo} of {run.Table.TableId}, {entity}, shows '{value}' as {field}, which nobody knows of it");
        }
    }

    private void CheckFound(RunPlan run, TableRow row, RowDraft draft)
    {
        var entity = draft.Entities[0].Entity;
        if (!IsUntroubled(run) || world.Plan.Sources.Any(s => Truth(s, entity).Class == AnswerClass.Suppressed))
        {
            return;
        }

        foreach (var field in run.Table.Fields.Where(f => world.Plan.Sources.Any(s => Knows(s, entity, f))))
        {
            world.Require(
                row.Values.ContainsKey(field), Invariant.TroubleStaysWhereItIs,
                () => $"row {row.RowNo} of {run.Table.TableId}, {entity}, has no {field}, which a vendor knows; it is {row.Status} {row.Reason} {row.Missing.GetValueOrDefault(field)}");
        }
    }

    /// <summary>Nothing but crashes, outages and losses happened to it, which may delay an answer but not change it.</summary>
    private bool IsUntroubled(RunPlan run) =>
        !world.Plan.Has(FaultKinds.Source) && run.Definition.TotalBudget is null && run.Definition.AccountCaps.Count == 0
        && run.Definition.Buckets.All(b => b.MaxBudget is null) && world.Plan.DayLimits[run.Table.Tenant] is null && world.Plan.Operators.Count == 0;

    private VendorTruth Truth(SourcePlan source, EntityId entity) =>
        VendorTruth.Of(world.Plan.Seed, source.Definition, entity.IsProvisional ? new EntityId(entity.Tenant, entity.Kind, VendorTruth.KeyOf(entity)) : entity, source.ChargesNothingKnown);

    private bool Knows(SourcePlan source, EntityId entity, string field) => Truth(source, entity).Facts.Any(f => f.Field == field && f.Confidence >= 0.5);
}
