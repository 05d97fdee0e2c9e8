using Enrichment.Domain.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Access;

/// <summary>Who asks. Every query is scoped to the tenant; what is another tenant's does not exist for the caller.</summary>
/// <param name="KeyId">Id of the API key, or <c>local</c> on a loopback server without keys.</param>
public sealed record Caller(string Tenant, string User, AccessRole Role, string KeyId)
{
    private const string Place = "enrichment.caller";

    /// <summary>The caller of a request that has passed <see cref="Admission"/>; binds parameters of endpoints.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    /// <exception cref="InvalidOperationException">The request did not pass the admission.</exception>
    public static Caller Of(HttpContext http) =>
        http.Items[Place] as Caller ?? throw new InvalidOperationException("The request has no caller: its path does not pass the admission.");

    /// <exception cref="ProblemException">403: only an operator may do this.</exception>
    public void RequireOperator()
    {
        if (Role != AccessRole.Operator)
        {
            throw new ProblemException(StatusCodes.Status403Forbidden, "Only an operator's key may do this.");
        }
    }

    internal void Attach(HttpContext http) => http.Items[Place] = this;
}
