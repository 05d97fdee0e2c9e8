using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Storage;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Reports;

/// <summary>Reports read from a data directory's store, whoever owns it.</summary>
public sealed class StoreReports(IStoreReader reader) : IStoreReports, IAsyncDisposable
{
    public static StoreReports Open(string directory) => new(SqliteStoreReader.Open(directory));

    public async Task<IReadOnlyList<SourceUsage>> Usage(RunId run)
    {
        var filter = new CallFilter(Run: run);
        var answers = (await reader.Ledger.Answers(filter)).ToLookup(a => a.Operation);
        return
        [
            .. (await reader.Ledger.Totals(filter)).GroupBy(t => t.Operation).Select(t => new SourceUsage(
                t.Key,
                Count(answers[t.Key], a => a.IsFinal()),
                Count(answers[t.Key], a => a == AnswerClass.Data),
                Count(answers[t.Key], a => !a.IsFinal() && a != AnswerClass.Pending),
                t.Sum(x => x.Units),
                t.Sum(x => x.Charged))),
        ];
    }

    public async Task<IReadOnlyList<UnsettledCall>> Unsettled(RunId run, int most) =>
    [
        .. (await reader.Ledger.Calls(new CallFilter(CallState.Unsettled, Run: run), 0, most)).Select(c => new UnsettledCall(
            c.Intent.CallId, c.Intent.Operation, c.Intent.Entity.ToString(), c.Intent.At, c.Intent.Most, c.Detail ?? "")),
    ];

    public Task<IReadOnlyList<BucketView>> Buckets(RunId run) => reader.Runs.Buckets(run);

    public async Task<IReadOnlyList<LookupErrorLine>> Errors(RunId run, int most) =>
        [.. (await reader.Findings.Errors(run, most)).Select(e => new LookupErrorLine(e.At, e.Entity.ToString(), e.Error.Operation, e.Error.Kind, e.Error.Detail))];

    /// <summary>Dollars that the ledger has charged in all.</summary>
    public async Task<decimal> TotalCharged() => (await reader.Ledger.Totals(new CallFilter())).Sum(t => t.Charged);

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private static long Count(IEnumerable<AnswerCount> answers, Func<AnswerClass, bool> which) => answers.Where(a => which(a.Answer)).Sum(a => a.Calls);
}
