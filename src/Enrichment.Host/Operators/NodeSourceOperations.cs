using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition;
using Enrichment.Host.Composition.Metering;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>The vendor accounts, as the gate and this node's own measures have them.</summary>
internal sealed class NodeSourceOperations(IEngine engine, MeteredCatalog catalog) : ISourceOperations
{
    public async Task<IReadOnlyList<SourceLine>> List(CancellationToken stop)
    {
        var views = (await engine.Accounts(stop)).ToDictionary(v => v.Account, StringComparer.Ordinal);
        return [.. catalog.Accounts.Select(a => Line(a, views.GetValueOrDefault(a.Name)))];
    }

    public Task Pause(string account, string why) => Refusals.Require(engine.PauseAccount(account, why, CancellationToken.None));

    public Task Resume(string account) => Refusals.Require(engine.ResumeAccount(account, CancellationToken.None));

    /// <param name="view">Null where the gate has not seen the account yet.</param>
    private SourceLine Line(AccountDefinition account, AccountView? view)
    {
        OperationMeter[] meters = [.. catalog.Operations.Where(o => o.Account == account.Name).Select(o => catalog.Meter(o.Operation))];
        var answered = meters.Where(m => m.HitRate is not null).ToList();
        return new SourceLine(
            account.Name, view?.State ?? (account.OffReason is null ? "on" : "off"), view is { Detail.Length: > 0 } ? view.Detail : account.OffReason,
            view?.InFlight ?? 0, view?.Queued ?? 0, view?.LongestWait.OrderBy(w => w.Key).ToDictionary() ?? [], view?.Breaker ?? BreakerState.Closed,
            view is { BackOff: var wait } && wait > TimeSpan.Zero ? wait : null, view?.IsQuotaGone ?? false, account.Cap, meters.Sum(m => m.Calls),
            answered.Count == 0 ? null : Math.Round(100 * answered.Sum(m => m.HitRate!.Value * m.Calls) / answered.Sum(m => m.Calls), 1));
    }
}
