using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Page;

/// <summary>Who is signed in.</summary>
/// <param name="Role">user or operator.</param>
/// <param name="SignedIn">False on a server that takes its machine's user without a key.</param>
internal sealed record SessionAnswer(string Tenant, string User, string Role, bool SignedIn);

internal sealed record SessionRequest(string? Key);

/// <summary>
/// Signing in: the page hands the key over once and gets a cookie that its scripts cannot read and that no other site's request carries.
/// </summary>
internal static class SessionEndpoints
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static void Map(WebApplication app)
    {
        app.MapGet("/session", Show).ExcludeFromDescription();
        app.MapPost("/session", Begin).ExcludeFromDescription();
        app.MapDelete("/session", End).ExcludeFromDescription();
    }

    private static async Task<SessionAnswer> Show(HttpContext http, Admission admission) => Answer(await admission.Admit(http), http);

    private static async Task<SessionAnswer> Begin(SessionRequest request, HttpContext http, Admission admission)
    {
        if (string.IsNullOrWhiteSpace(request.Key))
        {
            throw ProblemException.BadField("key", "Enter an API key.");
        }

        var caller = await admission.AdmitKey(http.Request, request.Key.Trim());
        http.Response.Cookies.Append(Admission.Cookie, request.Key.Trim(), Options(http, Lasts));
        return new SessionAnswer(caller.Tenant, caller.User, Word(caller), true);
    }

    private static IResult End(HttpContext http)
    {
        Admission.RequireOwnPage(http.Request);
        http.Response.Cookies.Delete(Admission.Cookie, Options(http, null));
        return Results.NoContent();
    }

    private static SessionAnswer Answer(Caller caller, HttpContext http) =>
        new(caller.Tenant, caller.User, Word(caller), http.Request.Cookies.ContainsKey(Admission.Cookie));

    private static string Word(Caller caller) => caller.Role.ToString().ToLowerInvariant();

    private static CookieOptions Options(HttpContext http, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = lasts,
    };
}
