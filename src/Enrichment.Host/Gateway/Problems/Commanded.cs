using Enrichment.Host.Composition;

namespace Enrichment.Host.Gateway.Problems;

/// <summary>What the engine's refusals are to a client.</summary>
internal static class Commanded
{
    /// <exception cref="ProblemException">429 where the engine is busy, 503 where it gave no answer, 409 where what was asked does not fit how things stand.</exception>
    public static void Require(CommandResult result)
    {
        if (result.Problem is { } problem)
        {
            var status = result.RetryAfter is not null ? StatusCodes.Status429TooManyRequests
                : result.IsUnanswered ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status409Conflict;
            throw new ProblemException(status, problem, null, null, result.RetryAfter);
        }
    }
}
