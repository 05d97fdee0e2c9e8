using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Rows;

/// <summary>A table of rows.</summary>
/// <param name="TableId">Unique in the store.</param>
/// <param name="Columns">The input's columns in their order; a repeated header stays repeated.</param>
/// <param name="Fields">The enriched fields that its rows want, in output order.</param>
/// <param name="Shape">Null for the table of a file run.</param>
public sealed record TableDefinition(
    string TableId,
    string Tenant,
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Fields,
    DateTimeOffset CreatedAt,
    TableShape? Shape = null);

/// <summary>One entity that a row speaks of, and what the row itself tells about it.</summary>
/// <param name="Given">Field to cell text, such as <c>company.name</c>: inputs for sources, never written back.</param>
public sealed record RowEntity(EntityId Entity, IReadOnlyDictionary<string, string> Given);

/// <summary>A row on its way into the store.</summary>
/// <param name="RowNo">1-based place in the input.</param>
/// <param name="RecordId">Stable across runs and row order (mission B7).</param>
/// <param name="Cells">The input's cells in column order, unaltered.</param>
/// <param name="Filled">Fields whose own input column holds a value already: they win over what is found.</param>
/// <param name="Entities">At most one of each kind; none for a row that cannot be looked up.</param>
/// <param name="Segment">The vertical bucket.</param>
/// <param name="Priority">Higher is sooner within a bucket.</param>
/// <param name="Status">Pending, or final at once (Failed without an entity, Deferred below the least priority).</param>
/// <param name="Reason">Why it is final at once; null else.</param>
public sealed record RowDraft(
    long RowNo,
    string RecordId,
    IReadOnlyList<string> Cells,
    IReadOnlyDictionary<string, string> Filled,
    IReadOnlyList<RowEntity> Entities,
    string Segment,
    string Geo,
    double Priority,
    RowStatus Status,
    string? Reason);

/// <summary>A field's metadata in a row (mission D6).</summary>
public sealed record FieldMeta(
    string Operation, string CallId, double Confidence, DateTimeOffset At, bool Shared, string? Evidence);

/// <summary>A row as it stands in the store.</summary>
/// <param name="Values">Enriched fields by name, filled input cells included.</param>
/// <param name="Meta">By field.</param>
/// <param name="Missing">By field: reason and detail.</param>
/// <param name="Cost">Dollars on this row.</param>
/// <param name="DoneSeq">A per-table counter set when the row became final; 0 while pending. Several rows of one flush share it or not, it only grows.</param>
public sealed record TableRow(
    long RowNo,
    string RecordId,
    IReadOnlyList<string> Cells,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, FieldMeta> Meta,
    IReadOnlyDictionary<string, string> Missing,
    IReadOnlyList<EntityId> Entities,
    string Segment,
    string Geo,
    double Priority,
    RowStatus Status,
    string? Reason,
    decimal Cost,
    long DoneSeq,
    DateTimeOffset? LastRunAt);
