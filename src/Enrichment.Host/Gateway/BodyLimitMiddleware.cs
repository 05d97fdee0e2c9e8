using Enrichment.Host.Configuration;
using Microsoft.AspNetCore.Http.Features;

namespace Enrichment.Host.Gateway;

/// <summary>Only imports may be large; they count their own bytes.</summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next, EnrichmentSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        var isImport = HttpMethods.IsPost(http.Request.Method)
            && http.Request.Path.Value?.TrimEnd('/') is "/v2/tables" or "/v2/tables/preview";
        if (!isImport && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = settings.Serve.BodyLimit;
        }

        return next(http);
    }
}
