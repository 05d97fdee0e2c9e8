using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>A domain search's parameters, checked.</summary>
internal sealed record DomainSearchQuery(
    string Domain,
    string? Company,
    int Limit,
    int Offset,
    string? Type,
    string[] Seniority,
    string[] Department,
    string[] Status)
{
    private static readonly string[] Departments =
    [
        "executive", "it", "finance", "management", "sales", "legal", "support", "hr", "marketing", "communication", "education",
        "design", "health", "operations",
    ];

    /// <summary>The inputs in the one form by which a repeat is recognised.</summary>
    public string Normalised =>
        $"{Domain}|{Limit}|{Offset}|{Type}|{Sorted(Seniority)}|{Sorted(Department)}|{Sorted(Status)}";

    public static (DomainSearchQuery? Query, string Subject, string? Problem) Read(HunterQuery query)
    {
        var (subject, company, problem) = HunterSubject.Read(query);
        if (problem is not null)
            return (null, subject, problem);
        var limit = query.Number("limit", 10, 1, 100);
        var offset = query.Number("offset", 0, 0, 10_000);
        var type = query.Words("type", ["personal", "generic"]);
        var seniority = query.Words("seniority", ["junior", "senior", "executive"]);
        var department = query.Words("department", Departments);
        var status = query.Words("verification_status", ["valid", "accept_all", "unknown"]);
        problem = limit is null ? "limit must be a number from 1 to 100"
            : offset is null ? "offset must be a number from 0 to 10000"
            : type is null or { Length: > 1 } ? "type must be personal or generic"
            : seniority is null ? "seniority must be junior, senior or executive"
            : department is null ? "department is not known"
            : status is null ? "verification_status must be valid, accept_all or unknown"
            : null;
        return problem is not null
            ? (null, subject, problem)
            : (new(subject, company, limit!.Value, offset!.Value, type!.FirstOrDefault(), seniority!, department!, status!), subject, null);
    }

    private static string Sorted(string[] words) => string.Join(',', words.Distinct().Order(StringComparer.Ordinal));
}

/// <summary>The domain a call is about, given as such or by the company's name.</summary>
internal static class HunterSubject
{
    public static (string Domain, string? Company, string? Problem) Read(HunterQuery query)
    {
        if (query["domain"] is { } text)
        {
            var domain = Hosts.Domain(text);
            return (domain, query["company"], Hosts.IsDomain(domain) ? null : "domain is not a valid domain name");
        }

        return query["company"] is { Length: >= 3 } company
            ? (CompanyName.Domain(company), company, null)
            : ("", null, "domain, or company with at least 3 letters, is required");
    }
}
