using Enrichment.Sandbox.DataAxle;
using Enrichment.Sandbox.Hunter;
using Enrichment.Sandbox.Web;

namespace Enrichment.Sandbox.Server;

/// <summary>Who answers a request: by Host a web site, by path a vendor, a site or the sandbox's own pages.</summary>
internal sealed class Router(Delivery delivery, HunterApi hunter, DataAxleApi dataAxle, WebApi web, Control control)
{
    public async Task RouteAsync(HttpContext http)
    {
        if (!Hosts.IsOwn(http.Request.Host.Host))
        {
            await delivery.DeliverAsync(http, web.AnswerHost(http.Request));
            return;
        }

        var path = http.Request.Path;
        if (path.StartsWithSegments("/hunter/v2", out var rest))
            await delivery.DeliverAsync(http, hunter.Answer(http.Request, rest));
        else if (path.StartsWithSegments("/data-axle", out rest))
            await delivery.DeliverAsync(http, await dataAxle.AnswerAsync(http.Request, rest, http.RequestAborted));
        else if (path.StartsWithSegments("/web", out rest))
            await delivery.DeliverAsync(http, web.AnswerPath(http.Request, rest));
        else
            await control.AnswerAsync(http);
    }
}
