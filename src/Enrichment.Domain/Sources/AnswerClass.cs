namespace Enrichment.Domain.Sources;

/// <summary>What a source's answer means for the engine.</summary>
public enum AnswerClass
{
    /// <summary>Facts were found.</summary>
    Data,

    /// <summary>A valid negative answer: remembered for the freshness window like a find.</summary>
    NoData,

    /// <summary>This request can never work: the entity fails for this operation and input, nothing else does.</summary>
    BadInput,

    /// <summary>A legal refusal for this person: never asked again.</summary>
    Suppressed,

    /// <summary>Accepted but not ready: asked again after <see cref="SourceAnswer.Wait"/>, holding no permit meanwhile.</summary>
    Pending,

    /// <summary>Transient: the same call again after a back-off; counts for the circuit breaker.</summary>
    Retry,

    /// <summary>The vendor says slow down: all work of the account waits; not a fault, not an attempt.</summary>
    Throttled,

    /// <summary>The allowance is used up: the account stops until reset or an operator acts.</summary>
    QuotaGone,

    /// <summary>The key is wrong, revoked or without scope: the account stops.</summary>
    AuthGone,
}

public static class AnswerClasses
{
    /// <summary>Whether the class ends the question, so that it is kept and not asked again within the freshness window.</summary>
    public static bool IsFinal(this AnswerClass c) =>
        c is AnswerClass.Data or AnswerClass.NoData or AnswerClass.BadInput or AnswerClass.Suppressed;
}
