using System.Threading.RateLimiting;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Enrichment.Host.Gateway.Access;

/// <summary>Requests a minute, each key for itself: a bucket of tokens that fills evenly, so that a second's burst passes.</summary>
internal static class RequestRates
{
    private const int PartsOfMinute = 60;

    public static void Configure(RateLimiterOptions limiter, ServeSettings serve)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.Path.StartsWithSegments("/v2", StringComparison.OrdinalIgnoreCase)
            ? RateLimitPartition.GetTokenBucketLimiter(Caller.Of(http).KeyId, _ => Bucket(serve))
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (rejected, _) => await ProblemAnswers.Write(rejected.HttpContext, new ProblemException(
            StatusCodes.Status429TooManyRequests, $"More than {serve.RequestsPerMinute:N0} requests a minute came with this key.", null, null,
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1)));
    }

    private static TokenBucketRateLimiterOptions Bucket(ServeSettings serve) => new()
    {
        TokenLimit = Math.Max(1, serve.RequestsPerMinute / 6),
        TokensPerPeriod = Math.Max(1, serve.RequestsPerMinute / PartsOfMinute),
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / Math.Min(serve.RequestsPerMinute, PartsOfMinute),
        QueueLimit = 0,
    };
}
