using System.Diagnostics;

namespace Enrichment.Bench.Measuring;

/// <summary>What <c>./enrich</c> and the container image set for the runtime.</summary>
internal static class AsShipped
{
    private const string YoungObjects = "DOTNET_GCgen0size";

    public static ProcessStartInfo Set(ProcessStartInfo start)
    {
        start.Environment.TryAdd(YoungObjects, "0x10000000");
        return start;
    }
}
