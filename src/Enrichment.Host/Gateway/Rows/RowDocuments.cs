namespace Enrichment.Host.Gateway.Rows;

/// <summary>Where a row's value comes from.</summary>
/// <param name="Source">The operation that gave it.</param>
/// <param name="Shared">It cost this row nothing: another row bears it, or it was known.</param>
/// <param name="Call">The ledger's id of the call.</param>
/// <param name="Why">The source's evidence, such as a page's address.</param>
public sealed record FieldMetaDocument(string Source, double Confidence, DateTimeOffset Time, bool Shared, string Call, string? Why);

/// <summary>A row, as the API's document describes it; <see cref="RowJson"/> writes it.</summary>
/// <param name="Id">Its table's id and its number.</param>
/// <param name="Status">pending, enriched, partial, no_result, failed, skipped or deferred.</param>
/// <param name="Reason">Why it failed or waits; absent else.</param>
/// <param name="Bucket">The vertical bucket.</param>
/// <param name="Cost">Dollars on this row.</param>
/// <param name="Data">The input's cells by column.</param>
/// <param name="Fields">Enriched values by field.</param>
/// <param name="Metadata">By field.</param>
/// <param name="Missing">Why a field has no value, by field.</param>
public sealed record RowDocument(
    string Id, string TableId, long RowNumber, string Status, string? Reason, string Bucket, decimal Cost, DateTimeOffset? LastRunAt,
    IReadOnlyDictionary<string, System.Text.Json.JsonElement> Data, IReadOnlyDictionary<string, string> Fields,
    IReadOnlyDictionary<string, FieldMetaDocument> Metadata, IReadOnlyDictionary<string, string> Missing);

/// <summary>Some rows in input order.</summary>
/// <param name="NextCursor">Where to go on; null at the table's end.</param>
public sealed record RowPageDocument(IReadOnlyList<RowDocument> Rows, long? NextCursor);
