using System.Net;
using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Access;

/// <summary>
/// Lets a request in with a live API key (<c>Authorization: Bearer</c>, <c>X-Api-Key</c>, or the page's cookie). A server on loopback
/// without any key takes its machine's user for an operator; then, and for cookies, the request must come from the server's own
/// page or from no browser at all, lest a foreign page asks in the user's name.
/// </summary>
internal sealed class Admission(IAccessStore access, EnrichmentSettings settings)
{
    public const string Cookie = "enrichment_key";
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]"];
    private readonly bool onLoopback = IPAddress.IsLoopback(IPAddress.Parse(settings.Serve.Address));
    private bool hasKeys;

    public async Task<Caller> Admit(HttpContext http)
    {
        var (key, byCookie) = KeyOf(http.Request);
        if (key is not null)
        {
            var caller = await HolderOf(key);
            if (byCookie)
            {
                RequireOwnPage(http.Request);
            }

            return caller;
        }

        if (!onLoopback || await HasKeys())
        {
            throw new ProblemException(StatusCodes.Status401Unauthorized, "An API key is needed: Authorization: Bearer <key>. Make one by: enrich keys create");
        }

        RequireOwnHost(http.Request);
        RequireOwnPage(http.Request);
        return new Caller(settings.Run.Tenant, "local", AccessRole.Operator, "local");
    }

    /// <summary>The holder of a key that the page hands over to sign in.</summary>
    /// <exception cref="ProblemException">401, or 403 when another site's page asks: it would sign its visitor in as somebody else.</exception>
    public Task<Caller> AdmitKey(HttpRequest request, string key)
    {
        RequireOwnPage(request);
        return HolderOf(key);
    }

    public static void RequireOwnPage(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isOwn = origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
        if (!isOwn || site is "cross-site" or "same-site")
        {
            throw new ProblemException(StatusCodes.Status403Forbidden, "A page of another site may not ask this server.");
        }
    }

    private async Task<Caller> HolderOf(string key) => await access.FindKey(KeyText.Hash(key)) is { RevokedAt: null } known
        ? new Caller(known.Tenant, known.User, known.Role, known.KeyId)
        : throw new ProblemException(StatusCodes.Status401Unauthorized, "The API key is not known, or was revoked.");

    private static (string? Key, bool ByCookie) KeyOf(HttpRequest request)
    {
        const string bearer = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return (authorization[bearer.Length..], false);
        }

        return request.Headers["X-Api-Key"].ToString() is { Length: > 0 } header ? (header, false) : (request.Cookies[Cookie], true);
    }

    /// <summary>Once there was a key there is no way back to a server without: revoking the last one must not open it.</summary>
    private async Task<bool> HasKeys() => hasKeys || (hasKeys = (await access.Keys()).Count > 0);

    /// <summary>A foreign name that resolves to this machine is a page's way around its browser's rules.</summary>
    private void RequireOwnHost(HttpRequest request)
    {
        if (!OwnHosts.Concat(settings.Serve.Hosts).Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw new ProblemException(
                StatusCodes.Status421MisdirectedRequest, $"This server does not answer for '{request.Host.Host}'.", "Add the name to Serve:Hosts if it should.");
        }
    }
}
