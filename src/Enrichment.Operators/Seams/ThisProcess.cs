using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Enrichment.Operators.Seams;

/// <summary>The process that answers.</summary>
/// <param name="program">What it is called.</param>
/// <param name="code">Whose version is the program's.</param>
/// <param name="actors">Whose version is the actor runtime's.</param>
/// <param name="config">Every setting in force, without secrets.</param>
public sealed class ThisProcess(string program, Assembly code, Assembly actors, Func<IReadOnlyList<SettingLine>> config, TimeProvider time) : ISystemOperations
{
    private readonly DateTimeOffset started = time.GetUtcNow();

    public SystemUptime Uptime()
    {
        using var process = Process.GetCurrentProcess();
        return new SystemUptime(
            started, time.GetUtcNow() - started, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Environment.WorkingSet / (1024 * 1024), process.TotalProcessorTime, process.Threads.Count);
    }

    public SystemVersion Version() => new(
        program, VersionOf(code), $"{actors.GetName().Name} {VersionOf(actors)}",
        RuntimeInformation.FrameworkDescription, $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}");

    public IReadOnlyList<SettingLine> Config() => config();

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "";
}
