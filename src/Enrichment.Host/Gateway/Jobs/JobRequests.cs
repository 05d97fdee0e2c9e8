namespace Enrichment.Host.Gateway.Jobs;

/// <summary>What a table's rows are to get.</summary>
/// <param name="ColumnIds">Enriched columns, or fields that become columns: <c>company.phone</c>.</param>
/// <param name="RowIds">Ids or numbers of rows; null for all.</param>
/// <param name="RowFilter">Instead of ids: the rows that are so when the job is asked for, such as all that failed.</param>
/// <param name="Budget">Dollars at the most; null for the strategy's own limit alone.</param>
/// <param name="Refresh">Buys anew what is known and fresh.</param>
/// <param name="Webhook">Told when the job has ended.</param>
public sealed record EnrichRequest(
    IReadOnlyList<string>? ColumnIds, IReadOnlyList<System.Text.Json.JsonElement>? RowIds, decimal? Budget, bool Refresh, WebhookRequest? Webhook,
    RowFilterRequest? RowFilter = null);

/// <summary>Which rows of a table; at least one part is given, and what is given must all hold.</summary>
/// <param name="Status">Any of these.</param>
/// <param name="Reason">Why they failed or wait, as <c>/v2/errors</c> lists it.</param>
/// <param name="Bucket">Their vertical bucket.</param>
public sealed record RowFilterRequest(IReadOnlyList<string>? Status, string? Reason, string? Bucket);

/// <param name="Budget">Dollars that the job may spend in all.</param>
public sealed record JobChange(decimal? Budget);

/// <param name="Url">An https or http address on the public network.</param>
/// <param name="Format">generic (default), slack or discord.</param>
/// <param name="Secret">Key of the signature in <c>Enrichment-Signature</c>.</param>
public sealed record WebhookRequest(string? Url, string? Format, string? Secret);

/// <summary>What a job would look up and cost, as a range.</summary>
/// <param name="Known">Companies and people of which all that is wanted is known already.</param>
/// <param name="Lookups">Questions by operation, as many as there can be after dedup and cache.</param>
/// <param name="CostLow">Dollars if every first question is answered whole.</param>
/// <param name="CostHigh">Dollars if every question is charged at its most; never above the budget.</param>
public sealed record EstimateAnswer(
    long Rows, long Unusable, long Entities, long Known, IReadOnlyDictionary<string, long> Lookups, decimal CostLow, decimal CostHigh, decimal? Budget);
