namespace Enrichment.Domain.Sources;

/// <summary>One fact in a source's answer.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">Where the source has it from, such as a page's address; shown by "why".</param>
public sealed record FoundFact(string Field, string Value, double Confidence, string? Evidence = null);

/// <summary>What a source answered, classified.</summary>
/// <param name="Charge">What it costs; <see cref="ChargeKind.Unknown"/> where nobody can tell.</param>
/// <param name="Wait">For Throttled and Retry the wait that the vendor stated; for Pending when to ask again.</param>
/// <param name="Detail">A short reason for people and logs; never a key, never personal data.</param>
/// <param name="Continuation">For Pending: handed back with the next call of the same question. Lives in memory only.</param>
public sealed record SourceAnswer(
    AnswerClass Class,
    IReadOnlyList<FoundFact> Facts,
    Charge Charge,
    TimeSpan? Wait = null,
    string Detail = "",
    object? Continuation = null)
{
    public static SourceAnswer Of(IReadOnlyList<FoundFact> facts, Charge charge) =>
        facts.Count == 0 ? NoData("nothing found", charge) : new(AnswerClass.Data, facts, charge);

    public static SourceAnswer NoData(string detail, Charge charge = default) => new(AnswerClass.NoData, [], charge, null, detail);

    public static SourceAnswer Failed(AnswerClass failure, string detail, Charge charge = default, TimeSpan? wait = null) =>
        new(failure, [], charge, wait, detail);
}
