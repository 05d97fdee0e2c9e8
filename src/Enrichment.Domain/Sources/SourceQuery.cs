using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Sources;

/// <summary>One question to one operation.</summary>
/// <param name="CallId">The ledger's id of the call; free calls have one too.</param>
/// <param name="Inputs">Field to text: one complete alternative of the operation's needs, and what it uses.</param>
/// <param name="Wanted">The fields still missing: a source may do less work for fewer.</param>
/// <param name="Continuation">What the last <see cref="AnswerClass.Pending"/> answer handed back; null on the first call.</param>
public sealed record SourceQuery(
    string CallId, EntityId Entity, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<string> Wanted, object? Continuation);
