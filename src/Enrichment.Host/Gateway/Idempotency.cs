using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway;

/// <summary>The same <c>Idempotency-Key</c> gives the same table, job or run, however often a client that had no answer asks again.</summary>
internal sealed class Idempotency(IAccessStore access, TimeProvider time)
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>The id that the request's work gets: a new one, or that of the first request with its key.</summary>
    /// <param name="request">Everything that makes two requests the same.</param>
    /// <param name="newId">The id for a first request.</param>
    /// <exception cref="ProblemException">422: the key was used before, for another request.</exception>
    public async Task<(string Id, bool IsNew)> IdFor(HttpContext http, Caller caller, string request, string newId)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return (newId, true);
        }

        if (key.Length > LongestKey)
        {
            throw ProblemException.BadField(Header, $"The key is longer than {LongestKey} characters.");
        }

        var claim = await access.Claim(
            caller.Tenant, SHA256.HashData(Encoding.UTF8.GetBytes(key)),
            SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path} {request}")), newId, time.GetUtcNow());
        return claim.SameRequest
            ? (claim.Subject, claim.IsNew)
            : throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "This key was used before, for another request.", null, Header);
    }
}
