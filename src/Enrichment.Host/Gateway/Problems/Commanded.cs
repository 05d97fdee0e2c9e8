using Enrichment.Host.Composition;

namespace Enrichment.Host.Gateway.Problems;

/// <summary>What the engine's refusals are to a client.</summary>
internal static class Commanded
{
    /// <exception cref="ProblemException">429 where the engine is busy, 409 where what was asked does not fit how things stand.</exception>
    public static void Require(CommandResult result)
    {
        if (result.Problem is { } problem)
        {
            throw new ProblemException(
                result.RetryAfter is null ? StatusCodes.Status409Conflict : StatusCodes.Status429TooManyRequests, problem, null, null, result.RetryAfter);
        }
    }
}
