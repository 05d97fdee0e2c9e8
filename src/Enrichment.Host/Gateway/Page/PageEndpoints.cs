using Microsoft.AspNetCore.Http.HttpResults;

namespace Enrichment.Host.Gateway.Page;

/// <summary>
/// The page: every address of it answers the same document, rendered here, and modules of ours show the view that the address names.
/// </summary>
internal static class PageEndpoints
{
    private static readonly string[] Addresses =
        ["/", "/tables", "/tables/{tableId}", "/runs", "/buckets", "/sources", "/errors", "/activity"];

    public static void Map(WebApplication app)
    {
        foreach (var address in Addresses)
        {
            app.MapGet(address, Document).ExcludeFromDescription();
        }

        app.MapGet("/app/{version}/{**file}", File).ExcludeFromDescription();
        SessionEndpoints.Map(app);
    }

    private static RazorComponentResult<Shell> Document(HttpContext http)
    {
        PageHeaders.Write(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<Shell> { PreventStreamingRendering = true };
    }

    private static IResult File(string version, string file, HttpContext http, PageFiles files)
    {
        if (files.Find(file) is not { } found)
        {
            throw Problems.ProblemException.NotFound($"page {http.Request.Path}");
        }

        PageHeaders.Write(http.Response.Headers);
        // The address changes with the contents; an old page that asks for its old version must not pin the new one.
        http.Response.Headers.CacheControl = version == files.Version ? "public, max-age=31536000, immutable" : "no-store";
        return Results.Bytes(found.Bytes, found.Type);
    }
}
