using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>
/// One request for a page of a site, reached by its Host or under <c>/web/{host}</c>. <paramref name="Path"/> is the site's own.
/// </summary>
/// <param name="Domain">The host without <c>www.</c>.</param>
/// <param name="Prefix">What stands before every path of the site: nothing, or <c>/web/{host}</c>.</param>
/// <param name="Port">What follows the host in its absolute addresses: nothing, or <c>:8080</c>.</param>
internal sealed record SiteVisit(string Domain, bool OnWww, string Path, string Query, string Prefix, string Port)
{
    public static SiteVisit ByHost(HttpRequest request)
    {
        var host = request.Host.Host;
        var port = request.Host.Port is { } number ? $":{number}" : "";
        return new SiteVisit(Hosts.Domain(host), IsWww(host), request.Path.Value ?? "/", request.QueryString.Value ?? "", "", port);
    }

    /// <param name="rest">What follows <c>/web</c>: <c>/{host}/…</c>.</param>
    public static SiteVisit ByPath(HttpRequest request, PathString rest)
    {
        var path = rest.Value ?? "";
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        var host = end < 0 ? path.TrimStart('/') : path[1..end];
        var own = end < 0 ? "/" : path[end..];
        return new SiteVisit(Hosts.Domain(host), IsWww(host), own, request.QueryString.Value ?? "", "/web/" + host, "");
    }

    /// <summary>A link to a page of this host.</summary>
    public string Link(string path) => Prefix + path;

    /// <summary>An address of the bare host or its <c>www.</c> twin.</summary>
    public string Address(bool www, string path)
    {
        var host = www ? "www." + Domain : Domain;
        return Prefix.Length == 0 ? $"http://{host}{Port}{path}" : $"/web/{host}{path}";
    }

    public string Here(string path) => Address(OnWww, path);

    /// <summary>The home page of another domain.</summary>
    public string Elsewhere(string domain) => Prefix.Length == 0 ? $"http://{domain}{Port}/" : $"/web/{domain}/";

    private static bool IsWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
}
