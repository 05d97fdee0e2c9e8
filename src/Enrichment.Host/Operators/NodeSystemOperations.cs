using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Akka.Actor;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>This process.</summary>
internal sealed class NodeSystemOperations(EnrichmentSettings settings, LocalNode node, TimeProvider time) : ISystemOperations
{
    private readonly DateTimeOffset started = time.GetUtcNow();

    public SystemUptime Uptime()
    {
        using var process = Process.GetCurrentProcess();
        return new SystemUptime(
            started, time.GetUtcNow() - started, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Environment.WorkingSet / (1024 * 1024), process.TotalProcessorTime, process.Threads.Count);
    }

    public SystemVersion Version() => new(
        "enrich", VersionOf(typeof(NodeSystemOperations)), $"{typeof(ActorSystem).Assembly.GetName().Name} {VersionOf(typeof(ActorSystem))}",
        RuntimeInformation.FrameworkDescription, $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}");

    public IReadOnlyList<SettingLine> Config() => SettingLines.Of(settings with { Run = settings.Run with { DataDirectory = node.Path } });

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? type.Assembly.GetName().Version?.ToString() ?? "";
}
