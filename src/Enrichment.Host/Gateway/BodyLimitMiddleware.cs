using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Enrichment.Host.Gateway;

/// <summary>Only imports may be large; they count their own bytes.</summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next, EnrichmentSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding != "identity")
        {
            // What unpacks to more than was sent would pass every limit.
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Compressed bodies are not taken.", null, "Content-Encoding");
        }

        var isImport = HttpMethods.IsPost(http.Request.Method)
            && http.Request.Path.Value?.TrimEnd('/') is "/v2/tables" or "/v2/tables/preview";
        if (!isImport && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = settings.Serve.BodyLimit;
        }

        return next(http);
    }
}
