using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Hunter;

/// <summary>One call of Hunter's API v2, classified; a success goes to the operation's own reader.</summary>
internal sealed class HunterApi(HttpExchanger http, HunterSettings settings)
{
    public const string Account = "hunter";
    public const string Family = "Hunter";

    private readonly VendorHttp _vendor = new(http, settings, "X-API-KEY");

    public HunterSettings Settings => settings;

    /// <summary>Null where no repeat is free.</summary>
    public TimeSpan? FreeRepeat => settings.FreeRepeat > TimeSpan.Zero ? settings.FreeRepeat : null;

    /// <param name="read">Reads the envelope's <c>data</c>.</param>
    public async Task<SourceAnswer> Get(
        string path, IEnumerable<(string Name, string Value)> query, Func<JsonView, SourceAnswer> read, CancellationToken stop)
    {
        var exchange = await _vendor.Get(path, query, stop);
        return exchange switch
        {
            Answered answer => HunterClassification.Of(answer) ?? VendorAnswers.Read(answer, root => ReadData(root, read)),
            Unanswered failure => VendorAnswers.Of(failure),
            _ => throw new InvalidOperationException(exchange.GetType().Name),
        };
    }

    /// <summary>Dollars for what one call may be charged at most.</summary>
    public Price PriceOf(decimal mostCredits) =>
        new(settings.PricePerUnit ?? 0, mostCredits, $"{settings.PricePerUnit} per {settings.Unit}");

    private static SourceAnswer ReadData(JsonView root, Func<JsonView, SourceAnswer> read)
    {
        var data = root["data"];
        if (data.IsObject)
        {
            return read(data);
        }

        return root.IsObject && !data.IsMissing && data.IsNothing ? SourceAnswer.NoData("not known") : VendorAnswers.Unreadable("no data");
    }
}
