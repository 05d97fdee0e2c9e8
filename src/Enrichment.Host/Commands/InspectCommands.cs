using System.CommandLine;
using Enrichment.Host.Commands.Inspect;

namespace Enrichment.Host.Commands;

/// <summary>The commands that look into a data directory, and steer what goes on in it.</summary>
internal static class InspectCommands
{
    public static IEnumerable<Command> Build(CliWorld world) =>
    [
        StatusCommand.Build(world), BucketsCommand.Build(world), BucketCommand.Build(world), ExplainCommand.Build(world), LedgerCommand.Build(world),
    ];
}
