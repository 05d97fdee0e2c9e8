using System.Globalization;
using System.Text.Json;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Which matcher: v1 gives any score as a number, v2 only scores of at least 0.85 as text.</summary>
internal enum MatchVersion
{
    V1,
    V2,
}

/// <summary><c>/v1|v2/places/match</c>: a unit for each document returned; <c>"document": null</c> costs nothing.</summary>
internal sealed class PlaceMatch(Companies companies, MatchVersion version)
{
    private const decimal HighConfidence = 0.85m;

    public DataAxleReading Read(JsonElement body)
    {
        if (Identifiers.Read(body) is not { Identify: true } asked)
            return DataAxleReading.Wrong("", "identifiers must hold a name, phone, website or infogroup_id");
        var subject = asked.Subject;
        if (FilterProblem(body) is { } filterProblem)
            return new DataAxleReading(subject, filterProblem, null);
        if (Shape.Read(body) is not { } shape)
            return DataAxleReading.Wrong(subject, "fields and packages must be lists of names");
        if (body.Number("limit", 1, 1, 400) is not { } limit)
            return DataAxleReading.Wrong(subject, "limit must be a number from 1 to 400");
        if (LowestScore(body) is not { } lowest)
            return DataAxleReading.Wrong(subject, "minimum_match_score must be a number from 0 to 1");
        return new DataAxleReading(subject, null, () => Match(asked, shape, limit, lowest));
    }

    private static Answer? FilterProblem(JsonElement body) =>
        body.TryGetProperty("filter", out var filter) && filter.ValueKind != JsonValueKind.Null ? PlaceFilter.Read(filter).Problem : null;

    private decimal? LowestScore(JsonElement body)
    {
        var floor = version == MatchVersion.V2 ? HighConfidence : 0m;
        if (!body.Has("minimum_match_score"))
            return floor;
        var text = body.Text("minimum_match_score");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var lowest) && lowest <= 1
            ? Math.Max(floor, lowest)
            : null;
    }

    private Work Match(Identifiers asked, Shape shape, int limit, decimal lowest)
    {
        var company = companies.Of(asked.Domain(companies.Seed));
        var found = Candidates(company, asked).Where(candidate => candidate.Score >= lowest).Take(limit).ToList();
        var answer = Json.Ok(new Result(found, asked, shape, limit, version), static (json, result) => Write(json, result));
        return new Work(answer, found.Count);
    }

    /// <summary>The best match first, then branches of it that match less well.</summary>
    private IEnumerable<Candidate> Candidates(Company company, Identifiers asked)
    {
        if (!company.KnownToDataAxle)
            yield break;
        var dice = Dice.For(companies.Seed, "score", company.Domain);
        var score = dice.Chance(0.60 / 0.65) ? 0.86m + dice.Below(14) / 100m : 0.60m + dice.Below(25) / 100m;
        if (asked is { HasPlace: false, Website: null, Phone: null, InfogroupId: null })
            score -= 0.06m;
        yield return new Candidate(new PlaceDocument(company, asked, companies.Seed), score);
        var branches = dice.Below(4);
        for (var branch = 1; branch <= branches; branch++)
            yield return new Candidate(new PlaceDocument(company, asked, companies.Seed, branch), score -= 0.05m);
    }

    private static void Write(Utf8JsonWriter json, Result result)
    {
        json.WriteStartObject();
        if (result.Limit == 1)
        {
            json.WritePropertyName("document");
            if (result.Found.Count == 0)
                json.WriteNullValue();
            else
                Write(json, result, result.Found[0]);
        }
        else
        {
            json.WriteStartArray("documents");
            foreach (var candidate in result.Found)
                Write(json, result, candidate);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Result result, Candidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("infogroup_id", candidate.Document.Id);
        json.WriteStrings("rules", result.Asked.Rules());
        if (result.Version == MatchVersion.V2)
            json.WriteString("score", candidate.Score.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber("score", candidate.Score);
        candidate.Document.WriteAttributes(json, result.Shape);
        json.WriteEndObject();
    }

    private sealed record Candidate(PlaceDocument Document, decimal Score);

    private sealed record Result(List<Candidate> Found, Identifiers Asked, Shape Shape, int Limit, MatchVersion Version);
}
