using System.Text.Json;
using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Limits;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Data Axle's places API as documented: match v1 and v2, search; GET or POST with JSON.</summary>
internal sealed class DataAxleApi
{
    private readonly SandboxOptions _options;
    private readonly Desk _desk;
    private readonly RateLimit _limit;
    private readonly DataAxleVoice _voice = new();
    private readonly Dictionary<string, (Operation Operation, Func<JsonElement, DataAxleReading> Read)> _operations;

    public DataAxleApi(SandboxOptions options, Desk desk, Companies companies)
    {
        _options = options;
        _desk = desk;
        _limit = new RateLimit(options, (150, TimeSpan.FromSeconds(10)));
        var search = new PlaceSearch(companies);
        _operations = new(StringComparer.Ordinal)
        {
            ["/v1/places/match"] = (Operation.MatchV1, new PlaceMatch(companies, MatchVersion.V1).Read),
            ["/v2/places/match"] = (Operation.MatchV2, new PlaceMatch(companies, MatchVersion.V2).Read),
            ["/v1/places/search"] = (Operation.PlaceSearch, search.Read),
        };
    }

    public async Task<Exchange> AnswerAsync(HttpRequest request, PathString rest, CancellationToken cancel)
    {
        var path = request.Path.Value!;
        var isKnownMethod = HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method);
        if (!isKnownMethod || !_operations.TryGetValue(rest.Value ?? "", out var known))
            return _desk.Refuse(Operation.DataAxleUnknown, path, "", DataAxleErrors.NoSuchPath);
        var (body, problem) = await RequestJson.ReadAsync(request, cancel);
        var reading = problem is null ? known.Read(body) : new DataAxleReading("", problem, null);
        var key = Key(request);
        if (!Keys.Accepts(_options, key))
            return _desk.Refuse(known.Operation, path, reading.Subject, DataAxleErrors.Unauthorized);
        if (_limit.Take(key) is { } wait)
            return _desk.Refuse(known.Operation, path, reading.Subject, DataAxleErrors.TooFast(wait));
        if (reading.Problem is not null)
            return _desk.Refuse(known.Operation, path, reading.Subject, reading.Problem);
        return _desk.Serve(known.Operation, path, reading.Subject, _voice, reading, static reading => reading.Work!());
    }

    public void Reset() => _limit.Reset();

    private static string Key(HttpRequest request) =>
        request.Headers["X-AUTH-TOKEN"].ToString() is { Length: > 0 } inHeader ? inHeader : request.Query["auth_token"].ToString();
}
