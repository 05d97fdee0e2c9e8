using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Enrichment.Sandbox.Server;

/// <summary>Kestrel's application without a pipeline: a request goes straight to whom it is for.</summary>
internal sealed class SandboxApplication(Router router) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => router.RouteAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
