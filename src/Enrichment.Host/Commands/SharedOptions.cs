using System.CommandLine;

namespace Enrichment.Host.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> DataDir() => new("--data-dir")
    {
        Description = "Where results, money and progress are kept. Default .enrichment here, or ENRICHMENT_DATA_DIR.",
        HelpName = "FOLDER",
    };

    public static Option<string> Database() => new("--database")
    {
        Description = "A PostgreSQL to share with other nodes, as Npgsql takes it; needs Cluster:Secret. Default ENRICHMENT__Cluster__Database.",
        HelpName = "CONNECTION",
    };

    public static Option<string> Config() => new("--config")
    {
        Description = "A JSON file of settings. Default enrichment.json here, if there is one.",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON on standard output." };
}
