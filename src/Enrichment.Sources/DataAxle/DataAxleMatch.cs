using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.DataAxle;

/// <summary><c>POST /v1/places/match</c>: the business behind a name and place, a phone or a website.</summary>
internal sealed class DataAxleMatch : ISource
{
    public const string Account = "data-axle";
    public const string Family = "Data Axle";

    private const double UnsaidScore = 0.7;

    private readonly VendorHttp _vendor;
    private readonly DataAxleSettings _settings;
    private readonly (string Field, string[] Paths)[] _attributes;

    public DataAxleMatch(HttpExchanger http, DataAxleSettings settings)
    {
        _vendor = new VendorHttp(http, settings, "X-AUTH-TOKEN");
        _settings = settings;
        _attributes = [.. settings.Attributes
            .OrderBy(a => FieldCatalog.OrderOf(a.Key))
            .ThenBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (a.Key, a.Value.Split('|', StringSplitOptions.TrimEntries)))];
        Definition = new SourceDefinition(
            "data-axle.match",
            Family,
            Account,
            EntityKind.Company,
            Needs:
            [
                ["company.domain"], ["company.name", "company.city"], ["company.name", "company.state"],
                ["company.name", "company.postal_code"], ["company.phone"],
            ],
            Uses:
            [
                "company.name", "company.street", "company.city", "company.state", "company.postal_code", "company.domain",
                "company.phone",
            ],
            Gives: [.. _attributes.Select(a => a.Field)],
            SourceTier.Premium,
            new Price(
                settings.PricePerUnit ?? 0,
                Math.Max(settings.UnitsPerMatch, settings.UnitsPerMiss),
                $"{settings.PricePerUnit} per {settings.Unit}"),
            FreeRepeat: null,
            settings.MaxAttempts);
    }

    public SourceDefinition Definition { get; }

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        if (DataAxleRequest.Body(query.Inputs, _settings) is not { } body)
        {
            return VendorAnswers.Lacks("name and place, website or phone");
        }

        var exchange = await _vendor.Post("/v1/places/match", body, stop);
        return exchange switch
        {
            Answered answer => DataAxleClassification.Of(answer) ?? VendorAnswers.Read(answer, Read),
            Unanswered failure => VendorAnswers.Of(failure),
            _ => throw new InvalidOperationException(exchange.GetType().Name),
        };
    }

    private SourceAnswer Read(JsonView root)
    {
        var document = root["document"];
        if (document.IsMissing)
        {
            document = root["documents"];
        }

        if (root.IsObject && !document.IsMissing && (document.IsNothing || document is { IsArray: true, Count: 0 }))
        {
            return SourceAnswer.NoData("no match", Charge.Of(_settings.UnitsPerMiss));
        }

        var best = document.IsArray ? document.Items.First() : document;
        return best.IsObject ? ReadMatch(best) : VendorAnswers.Unreadable("no document, not even null");
    }

    private SourceAnswer ReadMatch(JsonView document)
    {
        var charge = Charge.Of(_settings.UnitsPerMatch);
        var score = document["score"].Number;
        if (score < _settings.MinimumScore)
        {
            return SourceAnswer.NoData("the match scores too low", charge);
        }

        var confidence = score is { } stated ? (double)Math.Clamp(stated, 0, 1) : UnsaidScore;
        var facts = new FactList();
        foreach (var (field, paths) in _attributes)
        {
            Add(facts, field, paths.Select(p => document["attributes"].At(p).Text).FirstOrDefault(t => FactText.Clean(t) is not null), confidence);
        }

        return SourceAnswer.Of(facts.Facts, charge);
    }

    private static void Add(FactList facts, string field, string? text, double confidence)
    {
        if (field == "company.domain")
        {
            facts.Text(field, RegistrableDomain.TryParse(text, out var domain) ? domain.Value : null, confidence);
        }
        else if (field.EndsWith(".email", StringComparison.Ordinal))
        {
            facts.Email(field, text, confidence);
        }
        else if (field.EndsWith(".phone", StringComparison.Ordinal))
        {
            facts.Phone(field, text, confidence);
        }
        else
        {
            facts.Text(field, text, confidence);
        }
    }
}
