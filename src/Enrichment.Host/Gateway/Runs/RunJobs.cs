using Enrichment.Domain.Fields;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Jobs;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>Makes the jobs that are runs over vertical buckets: those of people and those of the schedule.</summary>
internal sealed class RunJobs(JobIntake intake, EnrichmentSettings settings)
{
    private static readonly string[] PersonRoles = [ColumnRole.FirstName.Word(), ColumnRole.LastName.Word(), ColumnRole.Email.Word(), ColumnRole.LinkedIn.Word()];

    /// <summary>Stores the job and has it begun when its turn comes; one that is there already wins.</summary>
    public async Task<TableJob> Submit(string jobId, TableDefinition table, JobRequest request)
    {
        await intake.Show(table, request.Fields);
        return await intake.Submit(jobId, table, request);
    }

    /// <summary>What a run wants of a table where nobody says: its columns, else the fields of the configured stages.</summary>
    public IReadOnlyList<string> FieldsOf(TableDefinition table)
    {
        if (table.Fields.Count > 0)
        {
            return table.Fields;
        }

        var dropped = table.Shape?.Roles.Keys.Any(PersonRoles.Contains) == true ? "contact." : "person.";
        return [.. StageBook.Named(settings.Stages, settings.Run.Stages).SelectMany(s => s.Stage.Fields).Distinct()
            .Where(f => !f.StartsWith(dropped, StringComparison.Ordinal)).OrderBy(FieldCatalog.OrderOf)];
    }
}
