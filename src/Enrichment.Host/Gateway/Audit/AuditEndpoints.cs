using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;

namespace Enrichment.Host.Gateway.Audit;

/// <summary>That something was done, by whom and to what; ids, amounts and states only.</summary>
/// <param name="Seq">Grows with each entry.</param>
/// <param name="Actor">Id of the API key, or the duty of the server, that did it.</param>
/// <param name="Action">Such as table.create.</param>
/// <param name="Subject">Id of what it was done to.</param>
public sealed record AuditAnswer(long Seq, DateTimeOffset At, string Actor, string Action, string Subject, string Detail);

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="NextCursor">Where to go on; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditAnswer> Entries, long? NextCursor);

/// <summary>The audit log: all of the tenant's for operators, a user's own for others.</summary>
internal static class AuditEndpoints
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1_000;

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/audit", Page).WithTags("Audit").Produces<AuditPage>()
        .WithSummary("Who did what, newest first: the whole tenant's for operators, one's own for users.")
        .TakesQuery("limit", $"Entries at most, 1 to {MostLimit}. Default {DefaultLimit}.", QueryKind.Integer)
        .TakesQuery("cursor", "The nextCursor of the page before.", QueryKind.Integer);

    private static async Task<AuditPage> Page(HttpContext http, Caller caller, IAccessStore access)
    {
        var limit = (int)QueryNumber.Read(http.Request.Query, "limit", DefaultLimit, 1, MostLimit);
        var before = QueryNumber.Read(http.Request.Query, "cursor", long.MaxValue, 1, long.MaxValue);
        var entries = await access.Audit(caller.Tenant, caller.Role == AccessRole.Operator ? null : caller.User, before, limit);
        return new AuditPage(
            [.. entries.Select(e => new AuditAnswer(e.Seq, e.At, e.Actor, e.Action, e.Subject, e.Detail))],
            entries.Count < limit ? null : entries[^1].Seq);
    }
}
