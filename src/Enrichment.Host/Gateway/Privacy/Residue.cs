using Enrichment.Host.Gateway.Problems;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Privacy;

/// <summary>What a deletion leaves readable in the store's files, taken away too.</summary>
internal static class Residue
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(30);

    /// <summary>The log still holds the pages as they were before.</summary>
    public static async Task EmptyLog(IStore store) => Require(await store.EmptyLog());

    /// <summary>The whole file anew, then the log.</summary>
    public static async Task Scrub(IStore store) => Require(await store.Scrub());

    private static void Require(bool done)
    {
        if (!done)
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "The data is deleted, but a reader still needs the log that holds a copy of it.",
                "Ask for the deletion again: it does what is left.", null, ComeAgain);
        }
    }
}
