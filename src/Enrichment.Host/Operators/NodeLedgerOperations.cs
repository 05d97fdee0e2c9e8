using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Operators.Seams;
using Enrichment.Storage;
using Enrichment.Storage.Calls;

namespace Enrichment.Host.Operators;

/// <summary>The ledger of every tenant.</summary>
internal sealed class NodeLedgerOperations(IEngine engine, IStoreReader reader, TimeProvider time) : ILedgerOperations
{
    private const int Page = 5_000;

    /// <summary>The newest calls are looked for in ever longer times: a ledger is read from its oldest call on.</summary>
    private static readonly TimeSpan?[] Reaches = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(6), TimeSpan.FromDays(7), null];

    public async Task<IReadOnlyList<CallLine>> Calls(RunId? run, string? source, CallState? state, int most, CancellationToken stop)
    {
        var newest = new Queue<CallRecord>();
        foreach (var reach in Reaches)
        {
            newest.Clear();
            await foreach (var call in All(new CallFilter(state, source, run, time.GetUtcNow() - reach), stop))
            {
                newest.Enqueue(call);
                if (newest.Count > most)
                {
                    newest.Dequeue();
                }
            }

            if (newest.Count == most)
            {
                break;
            }
        }

        return [.. newest.Select(CallLines.Of)];
    }

    public async Task<IReadOnlyList<SourceTotal>> BySource(RunId? run, CancellationToken stop) =>
        [.. (await reader.Ledger.Totals(new CallFilter(Run: run))).Select(t => new SourceTotal(
            t.Operation, t.Account, t.Calls, (double)t.Units, t.Charged, t.Reserved, t.Unsettled, t.UnsettledMost))];

    public async Task<Reconciliation?> Reconcile(BucketId bucket, CancellationToken stop)
    {
        if (await reader.Runs.Find(bucket) is not { } view || await Budget(bucket) is not { } before)
        {
            return null;
        }

        var (count, charged, open) = (0L, 0m, 0m);
        await foreach (var call in All(new CallFilter(Run: bucket.Run), stop))
        {
            if (call.Intent.Bucket == bucket)
            {
                (count, charged, open) = (count + 1, charged + call.Charge, open + (call.State == CallState.Settled ? 0 : call.Intent.Most));
            }
        }

        var verdict = Verdict(view, before, await Budget(bucket), charged, open);
        return new Reconciliation(
            bucket.ToString(), count, before.Charged, charged, view.Spent, before.Reserved, open, before.Overrun, verdict.Length == 0, verdict);
    }

    private static string Verdict(BucketView view, Budget budget, Budget? after, decimal charged, decimal open)
    {
        var hasEnded = view.Status is BucketStatus.Completed or BucketStatus.Cancelled;
        string[] wrong =
        [
            .. budget.Charged == charged ? [] : new[] { "what its budget was charged is not the sum of its calls" },
            .. budget.Reserved == open ? [] : new[] { "what its budget has reserved is not the most of its open calls" },
            .. !hasEnded || view.Spent == budget.Charged ? [] : new[] { "the bucket itself knows another sum" },
        ];
        var moved = wrong.Length > 0 && after != budget ? " (it works: figures moved while they were read; ask again)" : "";
        return string.Join(", and ", wrong) + moved;
    }

    private async Task<Budget?> Budget(BucketId bucket) => await engine.Ledger.Budgets([BudgetIds.Bucket(bucket)]) is [var budget, ..] ? budget : null;

    private async IAsyncEnumerable<CallRecord> All(CallFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (long? after = 0; after is { } from;)
        {
            stop.ThrowIfCancellationRequested();
            var page = await reader.Ledger.Calls(filter, from, Page);
            foreach (var call in page)
            {
                yield return call;
            }

            after = page.Count < Page ? null : page[^1].No;
        }
    }
}
