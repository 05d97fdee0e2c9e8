using Enrichment.Domain.Sources;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Hunter;

/// <summary>How long one verification has been waited for: the continuation of its Pending answers.</summary>
/// <param name="Polls">Answers "still verifying" so far.</param>
/// <param name="Strange">Answers 222 so far.</param>
internal sealed record VerifierWait(int Polls, int Strange)
{
    public static readonly VerifierWait None = new(0, 0);

    /// <summary>The same call again; after too many it fails, and whether it will yet be charged nobody knows.</summary>
    public SourceAnswer StillVerifying(SourceAnswer answer, HunterSettings settings) => Polls >= settings.VerifierPolls
        ? SourceAnswer.Failed(AnswerClass.Retry, "still verifying after too many calls", Charge.Unknown)
        : answer with { Wait = Longer(answer.Wait, settings.VerifierWait), Continuation = this with { Polls = Polls + 1 } };

    /// <summary>222: asked once more, then there is nothing to be had from that mail server. No fault of Hunter's.</summary>
    public SourceAnswer Unexpected(SourceAnswer answer, HunterSettings settings) => Strange > 0
        ? SourceAnswer.NoData(answer.Detail)
        : answer with
        {
            Class = AnswerClass.Pending,
            Wait = Longer(answer.Wait, settings.VerifierWait),
            Continuation = this with { Strange = Strange + 1 },
        };

    private static TimeSpan Longer(TimeSpan? stated, TimeSpan own) => stated > own ? stated.Value : own;
}
