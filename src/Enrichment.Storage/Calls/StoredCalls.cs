using System.Globalization;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Calls;

/// <summary>Stored calls as the domain and its readers have them.</summary>
internal static class StoredCalls
{
    /// <summary>The columns that <see cref="Intent"/> takes, in its order.</summary>
    public const string IntentColumns = """
        c.call_id, c.entity, c.operation, c.account, c.input_hash, c.request_id, c.bucket, c.day, c.most, c.most_units,
        c.price_version, c.priority, c.intended_at, c.budgets, c.state
        """;

    /// <summary>The columns that <see cref="Record"/> takes, in its order.</summary>
    public const string RecordColumns = $"{IntentColumns}, c.call_no, c.answer, c.units, c.charge, c.answered_at, c.detail";

    public static CallIntent Intent<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0),
        EntityId.Parse(row.RequiredText(1)),
        row.RequiredText(2),
        row.RequiredText(3),
        row.RequiredText(4),
        row.RequiredText(5),
        BucketId.Parse(row.RequiredText(6)),
        DateOnly.ParseExact(row.RequiredText(7), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.Dollars(8),
        Nanos.ToDollars(row.Integer(9)),
        row.RequiredText(10),
        (PriorityClass)row.Integer(11),
        row.Time(12),
        StoredTexts.Read(row.Blob(13)));

    public static OpenCall Open<TRow>(TRow row)
        where TRow : IStoredRow => new(Intent(row), (CallState)row.Integer(14));

    public static CallRecord Record<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.Integer(15),
        Intent(row),
        (CallState)row.Integer(14),
        row.OptionalInteger(16) is { } answer ? (AnswerClass)answer : null,
        Nanos.ToDollars(row.Integer(17)),
        row.Dollars(18),
        row.OptionalTime(19),
        row.Text(20));

    public static CallTotals Totals<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0), row.RequiredText(1), row.Integer(2), Nanos.ToDollars(row.Integer(3)), row.Dollars(4), row.Dollars(5),
        row.Integer(6), row.Dollars(7));

    public static AnswerCount Answers<TRow>(TRow row)
        where TRow : IStoredRow => new(row.RequiredText(0), (AnswerClass)row.Integer(1), row.Integer(2));

    public static CallStart Start<TRow>(TRow row)
        where TRow : IStoredRow => new(row.RequiredText(0), row.RequiredText(1), row.Time(2));

    /// <summary>Of rows with a call's id and its charge.</summary>
    public static RequestCharges Charges(IReadOnlyCollection<(string Id, decimal Charge)> calls) =>
        new(calls.Sum(c => c.Charge), [.. calls.Select(c => c.Id)]);

    public static BudgetLine Budget<TRow>(TRow row)
        where TRow : IStoredRow => new(row.RequiredText(0), row.OptionalInteger(1), row.Integer(2), row.Integer(3), row.Integer(4));
}
