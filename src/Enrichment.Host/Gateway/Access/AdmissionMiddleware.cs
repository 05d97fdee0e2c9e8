using Enrichment.Domain.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Access;

/// <summary>Admits what asks for the API; the page's own files need no key.</summary>
internal sealed class AdmissionMiddleware(RequestDelegate next, Admission admission)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (NeedsKey(http.Request.Path))
        {
            (await admission.Admit(http)).Attach(http);
        }

        await next(http);
    }

    private static bool NeedsKey(PathString path) =>
        path.StartsWithSegments("/v2", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What only operators may.</summary>
internal static class OperatorsOnly
{
    public static TBuilder RequireOperator<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (call, next) => Caller.Of(call.HttpContext).Role == AccessRole.Operator
            ? await next(call)
            : throw new ProblemException(StatusCodes.Status403Forbidden, "This needs the role operator."));
}
