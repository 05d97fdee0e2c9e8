using Enrichment.Actors.Telemetry;

namespace Enrichment.Host.Telemetry;

/// <summary>Which measures and traces this program shows.</summary>
internal static class Sources
{
    public static readonly IReadOnlyList<string> Meters = [EngineMeter.Name, "Sqlite.GroupCommit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static readonly IReadOnlyList<string> Traces = [RunTrace.Name, "Microsoft.AspNetCore"];
}
