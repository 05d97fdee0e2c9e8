using System.Text.Json;

namespace Enrichment.Host.Tests.Configuration;

/// <summary>What the program's build tells the runtime: a setting whose name is mistyped is no error anywhere.</summary>
public sealed class RuntimeSettingsTests
{
    [Theory]
    [InlineData("System.GC.Server", false)]
    [InlineData("System.GC.Concurrent", true)]
    [InlineData("System.Runtime.TieredPGO", false)]
    [InlineData("System.Globalization.Invariant", true)]
    public void The_program_runs_as_measured(string setting, bool value)
    {
        using var settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "enrich.runtimeconfig.json")));

        settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(setting).GetBoolean().ShouldBe(value);
    }
}
