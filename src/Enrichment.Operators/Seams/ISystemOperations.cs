namespace Enrichment.Operators.Seams;

/// <summary>How long this process has worked, and what it uses.</summary>
/// <param name="Process">Its number.</param>
/// <param name="MemoryMegabytes">That it holds of the machine's memory.</param>
/// <param name="ProcessorTime">Of all processors together.</param>
public sealed record SystemUptime(DateTimeOffset Started, TimeSpan Up, string Process, long MemoryMegabytes, TimeSpan ProcessorTime, int Threads);

/// <summary>What runs here.</summary>
public sealed record SystemVersion(string Program, string Version, string Actors, string Runtime, string System);

/// <summary>A setting as it is in force. A secret's value is never shown, only whether there is one.</summary>
public sealed record SettingLine(string Name, string Value);

/// <summary>This process.</summary>
public interface ISystemOperations
{
    SystemUptime Uptime();

    SystemVersion Version();

    IReadOnlyList<SettingLine> Config();
}
