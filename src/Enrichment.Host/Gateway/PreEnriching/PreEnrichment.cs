using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.PreEnriching;

/// <summary>
/// Looks up an import at the lowest priority within the tenant's budget for it (mission D9), so that a later request answers at once.
/// With no budget only what is known and free sources are used; where there are no free ones, only rows of which something is known
/// are touched, since nothing can be found for the others.
/// </summary>
internal sealed class PreEnrichment(
    IStoreReader reader, ISourceCatalog sources, IJobStore jobs, RunJobs runs, JobIntake intake, EnrichmentSettings settings)
{
    private const string AskedBy = "import";

    private bool MayAsk => settings.PreEnrich.Budget > 0 || sources.Operations.Any(o => !o.IsPaid && sources.Accounts.Any(a => a.Name == o.Account && a.OffReason is null));

    public async Task Begin(TableDefinition table)
    {
        // One name for each table: an import that is repeated after a crash does not look twice.
        var name = $"pre-{table.TableId}";
        if (!settings.PreEnrich.Enabled || await jobs.Find(table.Tenant, name) is not null)
        {
            return;
        }

        var known = MayAsk ? null : await reader.Rows.Known(table.TableId);
        if (known is { Count: 0 })
        {
            return;
        }

        await intake.Submit(
            name,
            table,
            new JobRequest(
                JobKind.PreEnrich, runs.FieldsOf(table), known is null ? RowsTaken.OfTable : RowsTaken.Listed, settings.PreEnrich.Budget, false, null, null, AskedBy, null),
            known);
    }
}
