using System.CommandLine;
using System.CommandLine.Help;
using Enrichment.Host.Commands.Simulating;

namespace Enrichment.Host.Commands;

/// <summary>Every command of <c>enrich</c>.</summary>
internal static class CommandTree
{
    public static RootCommand Build(CliWorld world)
    {
        var root = new RootCommand(Help.Root);
        root.Add(RunCommand.Build(world));
        root.Add(DemoCommand.Build(world));
        root.Add(ServeCommand.Build(world));
        root.Add(KeysCommand.Build(world));
        root.Add(MigrateCommand.Build(world));
        root.Add(PbmCommand.Build());
        root.Add(ClusterCommand.Build(world));
        root.Add(SandboxCommand.Build(world));
        root.Add(SimulateCommand.Build(world));
        foreach (var command in InspectCommands.Build(world))
        {
            root.Add(command);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = "Shows this help, also of each command.";
        }

        return root;
    }
}
