using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Entities;

/// <summary>A field's value with where it came from.</summary>
/// <param name="CallId">The call that answered it, in the ledger.</param>
public sealed record Fact(
    string Field, string Value, double Confidence, string Operation, string CallId, DateTimeOffset At, string? Evidence);

/// <summary>The final answer of one operation to one input, kept so that it is not asked again within a freshness window.</summary>
/// <param name="InputHash">Hash of the operation's inputs.</param>
/// <param name="Outcome">Data, NoData, BadInput or Suppressed.</param>
public sealed record Attempt(string Operation, string InputHash, AnswerClass Outcome, string CallId, DateTimeOffset At);
