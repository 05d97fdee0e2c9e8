using Enrichment.Domain.Sources;
using Enrichment.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Host.Tests.Support;

/// <summary>The catalogue as it is shipped, with keys; nothing in these tests asks it anything.</summary>
public static class ShippedSources
{
    public static ISourceCatalog Catalog { get; } = Create();

    private static SourceCatalog Create()
    {
        var settings = SourceSettings.ForSandbox(new Uri("http://127.0.0.1:1"), false);
        return SourceCatalog.Create(settings, SourceHandlers.Create(settings, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
    }
}
