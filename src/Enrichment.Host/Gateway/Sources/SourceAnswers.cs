using System.Text.Json.Serialization;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition.Metering;

namespace Enrichment.Host.Gateway.Sources;

/// <summary>Every source, as this node sees it.</summary>
/// <param name="Since">When hit rates and latencies began to be measured.</param>
public sealed record SourcesAnswer(
    [property: JsonPropertyName("since")] DateTimeOffset Since, [property: JsonPropertyName("accounts")] IReadOnlyList<AccountAnswer> Accounts);

/// <summary>A vendor account: its limits and what waits for it.</summary>
/// <param name="State">on, paused or off.</param>
/// <param name="Reason">Why it is paused or off; null while it is on.</param>
/// <param name="Queued">Lookups that wait, by priority.</param>
/// <param name="LongestWaitS">Seconds that the oldest of each has waited.</param>
/// <param name="Breaker">closed, open or half_open.</param>
/// <param name="BackOffS">Seconds until something may start after a "slow down"; 0 when it may now.</param>
/// <param name="Quota">ok or gone.</param>
/// <param name="CapPerRun">Dollars that a run may spend here; null for no cap.</param>
public sealed record AccountAnswer(
    [property: JsonPropertyName("account")] string Account,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("in_flight")] int InFlight,
    [property: JsonPropertyName("queued")] IReadOnlyDictionary<string, int> Queued,
    [property: JsonPropertyName("longest_wait_s")] IReadOnlyDictionary<string, double> LongestWaitS,
    [property: JsonPropertyName("breaker")] string Breaker,
    [property: JsonPropertyName("back_off_s")] double BackOffS,
    [property: JsonPropertyName("quota")] string Quota,
    [property: JsonPropertyName("cap_per_run")] decimal? CapPerRun,
    [property: JsonPropertyName("max_concurrent")] int? MaxConcurrent,
    [property: JsonPropertyName("limits")] IReadOnlyList<LimitAnswer> Limits,
    [property: JsonPropertyName("operations")] IReadOnlyList<OperationAnswer> Operations);

/// <summary>At most so many calls in a period.</summary>
/// <param name="Operation">Null for the account as a whole.</param>
public sealed record LimitAnswer(
    [property: JsonPropertyName("operation")] string? Operation,
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("period_s")] double PeriodS);

/// <summary>One operation of an account.</summary>
/// <param name="Tier">free, cheap or premium.</param>
/// <param name="Price">Dollars a unit.</param>
/// <param name="MostPerCall">Dollars that one call can cost at the most.</param>
/// <param name="Calls">Answers since the start.</param>
/// <param name="HitRate">Percent of the answers about a question that held data, one decimal; null before the first.</param>
/// <param name="MedianMs">Milliseconds, right to within 10 %; null before the first answer.</param>
public sealed record OperationAnswer(
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("family")] string Family,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("tier")] string Tier,
    [property: JsonPropertyName("price")] decimal Price,
    [property: JsonPropertyName("most_per_call")] decimal MostPerCall,
    [property: JsonPropertyName("gives")] IReadOnlyList<string> Gives,
    [property: JsonPropertyName("calls")] long Calls,
    [property: JsonPropertyName("answers")] IReadOnlyDictionary<string, long> Answers,
    [property: JsonPropertyName("hit_rate")] decimal? HitRate,
    [property: JsonPropertyName("median_ms")] double? MedianMs,
    [property: JsonPropertyName("p95_ms")] double? P95Ms);

internal static class SourceAnswers
{
    /// <param name="view">Null where the gate has not seen the account yet.</param>
    public static AccountAnswer Of(AccountDefinition account, AccountView? view, MeteredCatalog sources) => new(
        account.Name,
        view?.State ?? (account.OffReason is null ? "on" : "off"),
        view is { Detail.Length: > 0 } ? view.Detail : account.OffReason,
        view?.InFlight ?? 0,
        ByClass(view?.QueuedByClass, count => count),
        ByClass(view?.LongestWait, wait => Math.Round(wait.TotalSeconds, 3)),
        view?.Breaker switch { BreakerState.Open => "open", BreakerState.HalfOpen => "half_open", _ => "closed" },
        Math.Round(view?.BackOff.TotalSeconds ?? 0, 3),
        view?.IsQuotaGone == true ? "gone" : "ok",
        account.Cap, account.MaxConcurrent,
        [.. account.Windows.Select(w => new LimitAnswer(w.Operation, w.Count, w.Period.TotalSeconds))],
        [.. sources.Operations.Where(o => o.Account == account.Name).Select(o => Of(o, sources.Meter(o.Operation)))]);

    private static OperationAnswer Of(SourceDefinition source, OperationMeter meter) => new(
        source.Operation, source.Family, source.Kind.ToString().ToLowerInvariant(), source.Tier.ToString().ToLowerInvariant(),
        source.Price.PerUnit, source.Price.Most, source.Gives, meter.Calls,
        Enum.GetValues<AnswerClass>().Where(c => meter.Count(c) > 0).ToDictionary(c => c.ToString(), meter.Count),
        meter.HitRate is { } rate ? Math.Round((decimal)rate * 100, 1, MidpointRounding.AwayFromZero) : null,
        Ms(meter.Latency.Quantile(0.5)), Ms(meter.Latency.Quantile(0.95)));

    private static double? Ms(TimeSpan? duration) => duration is { } d ? Math.Round(d.TotalMilliseconds, 1) : null;

    private static Dictionary<string, TOut> ByClass<TIn, TOut>(IReadOnlyDictionary<PriorityClass, TIn>? values, Func<TIn, TOut> of) =>
        (values ?? new Dictionary<PriorityClass, TIn>()).OrderBy(v => v.Key).ToDictionary(v => v.Key.ToString().ToLowerInvariant(), v => of(v.Value));
}
