using System.Collections.Frozen;
using System.Net;
using Enrichment.Domain.Sources;
using Enrichment.Sources.DataAxle;
using Enrichment.Sources.Http;
using Enrichment.Sources.Hunter;
using Enrichment.Sources.Settings;
using Enrichment.Sources.Web.Crawl;
using Microsoft.Extensions.Logging;

namespace Enrichment.Sources;

/// <summary>Every source that is built, as the settings have it.</summary>
public sealed class SourceCatalog : ISourceCatalog
{
    private readonly FrozenDictionary<string, ISource> _byOperation;

    private SourceCatalog(IReadOnlyList<ISource> sources, IReadOnlyList<AccountDefinition> accounts)
    {
        _byOperation = sources.ToFrozenDictionary(s => s.Definition.Operation, StringComparer.Ordinal);
        Operations = [.. sources.Select(s => s.Definition)];
        Accounts = accounts;
    }

    public IReadOnlyList<SourceDefinition> Operations { get; }

    public IReadOnlyList<AccountDefinition> Accounts { get; }

    /// <param name="handlers">The ways out; the caller disposes them when no source is asked any more.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names each that is.</exception>
    public static SourceCatalog Create(SourceSettings settings, SourceHandlers handlers, TimeProvider time, ILogger log)
    {
        var problems = settings.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(settings));
        }

        var vendors = new HttpExchanger(handlers.Vendors, time);
        var web = new HttpExchanger(handlers.Web, time);
        var guard = new AddressGuard([.. settings.Internal.AllowedRanges.Select(r => IPNetwork.Parse(r))]);
        var hunter = new HunterApi(vendors, settings.Hunter);
        return new SourceCatalog(
            [
                Ready(new SiteCrawl(web, settings.Internal, guard, time), settings.Internal, settings, log),
                Ready(new DataAxleMatch(vendors, settings.DataAxle), settings.DataAxle, settings, log),
                Ready(new HunterCompany(hunter), settings.Hunter, settings, log),
                Ready(new HunterDomainSearch(hunter), settings.Hunter, settings, log),
                Ready(new HunterEmailFinder(hunter), settings.Hunter, settings, log),
                Ready(HunterEmailVerifier.OfContact(hunter), settings.Hunter, settings, log),
                Ready(HunterEmailVerifier.OfPerson(hunter), settings.Hunter, settings, log),
            ],
            [
                Account(SiteCrawl.Account, settings.Internal, settings),
                Account(DataAxleMatch.Account, settings.DataAxle, settings),
                Account(HunterApi.Account, settings.Hunter, settings),
            ]);
    }

    public ISource Source(string operation) => _byOperation.TryGetValue(operation, out var source)
        ? source
        : throw new KeyNotFoundException($"No source has the operation '{operation}'.");

    private static CarefulSource Ready(ISource source, VendorSettings vendor, SourceSettings settings, ILogger log) =>
        new(vendor.PricePerUnit is null ? new PerBusinessSource(source, settings.PerBusinessDefault) : source, log);

    private static AccountDefinition Account(string name, VendorSettings vendor, SourceSettings settings) => new(
        name,
        settings.LimitsProfile == SourceSettings.Unlimited ? [] : [.. vendor.Limits.Select(l => new RateWindow(l.Operation, l.Count, l.Period))],
        vendor.MaxConcurrent,
        vendor.OffReason,
        vendor.Cap);
}
