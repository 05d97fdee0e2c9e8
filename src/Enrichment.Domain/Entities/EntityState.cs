using System.Collections.Immutable;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Domain.Entities;

/// <summary>What is known of an entity: the document that the store keeps, saved by compare-and-set on its version.</summary>
/// <param name="Version">0 for one never stored; each save adds 1.</param>
/// <param name="Calls">How many calls were ever begun for it: the next call's number, so that call ids never repeat.</param>
/// <param name="Facts">By field: the most confident value known, the newest among equals.</param>
/// <param name="Attempts">By operation and input hash.</param>
/// <param name="AliasOf">The entity that took its place, once a provisional one learnt its key; null for most.</param>
public sealed record EntityState(
    EntityId Id,
    long Version,
    int Calls,
    ImmutableSortedDictionary<string, Fact> Facts,
    ImmutableSortedDictionary<string, Attempt> Attempts,
    EntityId? AliasOf)
{
    private static readonly ImmutableSortedDictionary<string, Fact> NoFacts = ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, Attempt> NoAttempts = ImmutableSortedDictionary.Create<string, Attempt>(StringComparer.Ordinal);

    public static EntityState Unknown(EntityId id) => new(id, 0, 0, NoFacts, NoAttempts, null);

    /// <summary>The key of <see cref="Attempts"/>.</summary>
    public static string AttemptKey(string operation, string inputHash) => $"{operation}:{inputHash}";

    /// <summary>The id of the call that is begun next.</summary>
    public string NextCallId => $"{Id}#{Calls + 1}";

    /// <summary>One more call was begun, whatever became of it.</summary>
    public EntityState WithCall() => this with { Calls = Calls + 1 };

    /// <summary>
    /// Takes in the final answer to a planned call. It counts as given during the asker's run even where the clock was set back
    /// since the run began: else it would be bought again and again.
    /// </summary>
    public EntityState WithAnswer(PlannedCall call, string callId, SourceAnswer answer, DateTimeOffset now) =>
        WithAnswer(
            call.Source.Operation, call.InputHash, callId, answer, now > call.RunStartedAt ? now : call.RunStartedAt, call.FreshSince);

    /// <summary>
    /// Takes in a final answer: its facts where they are better or newer, and that it was given. A legal refusal takes away what
    /// is known about people.
    /// </summary>
    /// <param name="freshSince">
    /// The window of the asker that bought it. A known fact from before gives way even to a less confident answer, which would
    /// else be bought in vain.
    /// </param>
    public EntityState WithAnswer(
        string operation, string inputHash, string callId, SourceAnswer answer, DateTimeOffset at, DateTimeOffset freshSince = default)
    {
        var facts = Facts.ToBuilder();
        if (answer.Class == AnswerClass.Suppressed)
        {
            facts.RemoveRange(Facts.Keys.Where(FieldCatalog.IsPersonal));
        }

        foreach (var found in answer.Facts)
        {
            if (!facts.TryGetValue(found.Field, out var known) || found.Confidence >= known.Confidence
                || known.At < freshSince || at - known.At > StaleAfter)
            {
                facts[found.Field] = new Fact(found.Field, found.Value, found.Confidence, operation, callId, at, found.Evidence);
            }
        }

        var attempt = new Attempt(operation, inputHash, answer.Class, callId, at);
        return this with
        {
            Facts = facts.ToImmutable(),
            Attempts = Attempts.SetItem(AttemptKey(operation, inputHash), attempt),
        };
    }

    /// <summary>Takes in what another entity, which turned out to be this one, had learnt: where it is better or newer.</summary>
    public EntityState WithSeed(IReadOnlyDictionary<string, Fact> facts, IReadOnlyDictionary<string, Attempt> attempts)
    {
        var mergedFacts = Facts.ToBuilder();
        foreach (var (field, fact) in facts)
        {
            if (!mergedFacts.TryGetValue(field, out var known) || IsBetter(fact, known))
            {
                mergedFacts[field] = fact;
            }
        }

        var mergedAttempts = Attempts.ToBuilder();
        foreach (var (key, attempt) in attempts)
        {
            if (!mergedAttempts.TryGetValue(key, out var known) || attempt.At > known.At)
            {
                mergedAttempts[key] = attempt;
            }
        }

        return this with { Facts = mergedFacts.ToImmutable(), Attempts = mergedAttempts.ToImmutable() };
    }

    private static bool IsBetter(Fact fact, Fact known) =>
        known.At - fact.At <= StaleAfter && (fact.Confidence > known.Confidence || fact.At - known.At > StaleAfter);

    /// <summary>After this time a newer answer replaces a more confident old one.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(90);
}
