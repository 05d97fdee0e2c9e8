using System.Collections.Concurrent;
using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Limits;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>Hunter.io's API v2 as documented: keys, limits, errors, and who answers which path.</summary>
internal sealed class HunterApi
{
    private readonly SandboxOptions _options;
    private readonly Desk _desk;
    private readonly ConcurrentDictionary<string, HunterAccount> _accounts = new(StringComparer.Ordinal);
    private readonly RateLimit _limit;
    private readonly RateLimit _verifierLimit;
    private readonly EmailVerifier _verifier;
    private readonly Dictionary<string, (Operation Operation, Func<HunterQuery, HunterReading> Read)> _operations;
    private readonly HunterVoice _voice = new();

    public HunterApi(SandboxOptions options, Desk desk, Companies companies)
    {
        _options = options;
        _desk = desk;
        _limit = new RateLimit(options, (15, TimeSpan.FromSeconds(1)), (500, TimeSpan.FromMinutes(1)));
        _verifierLimit = new RateLimit(options, (10, TimeSpan.FromSeconds(1)), (300, TimeSpan.FromMinutes(1)));
        var people = new HunterPeople(companies);
        _verifier = new EmailVerifier(companies, people);
        var enrichment = new Enrichments(companies, people);
        var search = new DomainSearch(companies);
        _operations = new(StringComparer.Ordinal)
        {
            ["/domain-search"] = (Operation.DomainSearch, search.Read),
            ["/email-finder"] = (Operation.EmailFinder, new EmailFinder(companies, people).Read),
            ["/email-verifier"] = (Operation.EmailVerifier, _verifier.Read),
            ["/companies/find"] = (Operation.CompanyFind, enrichment.ReadCompany),
            ["/people/find"] = (Operation.PersonFind, enrichment.ReadPerson),
            ["/combined/find"] = (Operation.CombinedFind, enrichment.ReadCombined),
            ["/email-count"] = (Operation.EmailCount, new EmailCount(companies).Read),
            ["/account"] = (Operation.Account, AccountPage.Read),
        };
    }

    public Exchange Answer(HttpRequest request, PathString rest)
    {
        var path = request.Path.Value!;
        if (!_operations.TryGetValue(rest.Value ?? "", out var known) || !HttpMethods.IsGet(request.Method))
            return _desk.Refuse(Operation.HunterUnknown, path, "", HunterErrors.NoSuchPath);
        var reading = known.Read(new HunterQuery(request.Query));
        if (Refusal(request, known.Operation, out var key) is { } refusal)
            return _desk.Refuse(known.Operation, path, reading.Subject, refusal);
        if (reading.Problem is not null)
            return _desk.Refuse(known.Operation, path, reading.Subject, reading.Problem);
        var account = _accounts.GetOrAdd(key, _ => new HunterAccount(_options));
        return _desk.Serve(known.Operation, path, reading.Subject, _voice, account, reading.Work!);
    }

    public void Reset()
    {
        _accounts.Clear();
        _limit.Reset();
        _verifierLimit.Reset();
        _verifier.Reset();
    }

    private Answer? Refusal(HttpRequest request, Operation operation, out string key)
    {
        key = Key(request);
        if (!Keys.Accepts(_options, key))
            return HunterErrors.Unauthorized;
        var limit = operation == Operation.EmailVerifier ? _verifierLimit : _limit;
        return limit.Take(key) is null ? null : HunterErrors.TooFast;
    }

    /// <summary>The three documented forms: query, header, bearer token.</summary>
    private static string Key(HttpRequest request)
    {
        const string bearer = "Bearer ";
        if (request.Query["api_key"].ToString() is { Length: > 0 } inQuery)
            return inQuery;
        if (request.Headers["X-API-KEY"].ToString() is { Length: > 0 } inHeader)
            return inHeader;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? authorization[bearer.Length..].Trim() : "";
    }
}
