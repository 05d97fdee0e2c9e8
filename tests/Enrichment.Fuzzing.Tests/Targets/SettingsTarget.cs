using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Host.Configuration;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>The configuration file.</summary>
public sealed class SettingsTarget : FuzzTarget
{
    private readonly string folder = Directory.CreateTempSubdirectory("enrichment-fuzz-").FullName;

    private string Input => Path.Combine(folder, "appsettings.json");

    public override string Name => "settings";

    public override int Weight => 4;

    public override IReadOnlyList<string> Words => ["\"Cluster\":", "\"Serve\":", "\"Sources\":", "\"Hunter\":", "\"ApiKey\":", "\"Port\":", "\"Budgets\":", "{", "}", "\"1.00:00:00\"", "1e9"];

    public override Task Feed(byte[] input)
    {
        File.WriteAllBytes(Input, input);
        try
        {
            SettingsLoader.Load(Input, []).ShouldNotBeNull();
        }
        catch (ConfigurationProblemException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }

        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        Directory.Delete(folder, true);
        base.Dispose(disposing);
    }
}
