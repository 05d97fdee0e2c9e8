using Enrichment.Domain.Rows;

namespace Enrichment.Host.Tests.Support;

/// <summary>Values that tests start from and change with <c>with</c>.</summary>
public static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TableDefinition Table(params string[] columns) =>
        new("t1", "default", "in.csv", columns, ["company.industry", "company.phone"], Time);

    public static TableRow Row(long number, long doneSeq, RowStatus status, params string[] cells) => new(
        number, $"id{number}", cells, new Dictionary<string, string>(), new Dictionary<string, FieldMeta>(), new Dictionary<string, string>(),
        [], "default", "", 0, status, null, 0, doneSeq, null);

    public static TableRow With(this TableRow row, string field, string value, string operation = "hunter.company", bool shared = false) => row with
    {
        Values = new Dictionary<string, string>(row.Values) { [field] = value },
        Meta = new Dictionary<string, FieldMeta>(row.Meta) { [field] = new(operation, "call", 0.9, Time, shared, null) },
    };
}
