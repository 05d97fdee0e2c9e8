using System.Text.Json;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>
/// <c>/v1/places/search</c>: pages of businesses; a unit for each document returned. A filter on websites finds those companies
/// that are known; any other question finds companies invented for it.
/// </summary>
internal sealed class PlaceSearch(Companies companies)
{
    public DataAxleReading Read(JsonElement body)
    {
        var query = body.Text("query");
        var hasFilter = body.Has("filter");
        var subject = query ?? (hasFilter ? body.GetProperty("filter").GetRawText() : "");
        if (subject.Length == 0)
            return DataAxleReading.Wrong("", "query or filter is required");
        var (filter, problem) = hasFilter ? PlaceFilter.Read(body.GetProperty("filter")) : (null, null);
        if (problem is not null)
            return new DataAxleReading(subject, problem, null);
        if (Shape.Read(body) is not { } shape)
            return DataAxleReading.Wrong(subject, "fields and packages must be lists of names");
        if (body.Number("limit", 10, 1, 400) is not { } limit || body.Number("offset", 0, 0, 10_000) is not { } offset)
            return DataAxleReading.Wrong(subject, "limit must be from 1 to 400, offset from 0 to 10000");
        return new DataAxleReading(subject, null, () => Search(new Question(query, filter, shape, limit, offset, subject)));
    }

    private Work Search(Question question)
    {
        var websites = question.Filter?.Allowed("website") ?? [];
        var (count, page) = websites.Count == 0 ? Invented(question) : ByWebsite(websites, question);
        var answer = Json.Ok((count, page, question.Shape), static (json, it) => Write(json, it.count, it.page, it.Shape));
        return new Work(answer, page.Count);
    }

    private (int Count, List<PlaceDocument> Page) ByWebsite(IReadOnlyList<string> websites, Question question)
    {
        var known = websites.Select(Hosts.Domain).Distinct().Select(companies.Of).Where(company => company.KnownToDataAxle).ToList();
        var page = known.Skip(question.Offset).Take(question.Limit);
        return (known.Count, [.. page.Select(company => new PlaceDocument(company, new Identifiers(), companies.Seed))]);
    }

    private (int Count, List<PlaceDocument> Page) Invented(Question question)
    {
        var count = Dice.For(companies.Seed, "search", question.Subject).Below(2000);
        var page = new List<PlaceDocument>();
        for (var number = question.Offset; number < Math.Min(count, question.Offset + question.Limit); number++)
        {
            var company = companies.Of(InventedDomain.Of(companies.Seed, "search", $"{question.Subject}|{number}"));
            page.Add(new PlaceDocument(company, new Identifiers(), companies.Seed, 0, Fixed(question, number)));
        }

        return (count, page);
    }

    private static Dictionary<string, string> Fixed(Question question, int number)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        question.Filter?.Fix(number, values);
        return values;
    }

    private static void Write(Utf8JsonWriter json, int count, List<PlaceDocument> page, Shape shape)
    {
        json.WriteStartObject();
        json.WriteNumber("count", count);
        json.WriteStartArray("documents");
        foreach (var document in page)
        {
            json.WriteStartObject();
            json.WriteString("infogroup_id", document.Id);
            document.WriteAttributes(json, shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed record Question(string? Query, PlaceFilter? Filter, Shape Shape, int Limit, int Offset, string Subject);
}
