using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Host.Configuration;

namespace Enrichment.Host.Gateway.PreEnriching;

/// <summary>
/// What a tenant's pre-enrichments may spend in a day. A job gets what the day's others have not spent and can no longer spend: a live
/// one counts with its whole limit, one that has ended with what it was charged.
/// </summary>
internal sealed class PreEnrichmentBudget(IJobStore jobs, ILedger ledger, EnrichmentSettings settings, TimeProvider time)
{
    public async Task<decimal> Left(TableJob job)
    {
        var budget = settings.PreEnrich.Budget;
        if (budget == 0)
        {
            return 0;
        }

        var today = time.GetUtcNow().UtcDateTime.Date;
        var others = (await jobs.List(job.Tenant, null, int.MaxValue, kinds: [JobKind.PreEnrich]))
            .Where(j => j.JobId != job.JobId && j.StartedAt?.UtcDateTime.Date == today).ToList();
        var known = (await ledger.Budgets([.. others.Select(j => BudgetIds.Run(j.Run))])).ToDictionary(b => b.Id);
        return Math.Max(0, budget - others.Sum(j => known.TryGetValue(BudgetIds.Run(j.Run), out var b) ? Taken(j, b) : 0));
    }

    private static decimal Taken(TableJob job, Budget budget) => job.HasEnded ? budget.Charged + budget.Reserved : budget.Limit ?? 0;
}
