using System.CommandLine;

namespace Enrichment.Host.Commands.Simulating;

/// <summary><c>enrich simulate</c>, which needs the turns and timers of the embedded runtime.</summary>
internal static class SimulateCommand
{
    public static Command Build(CliWorld world)
    {
        var command = new Command("simulate", Help.Simulate);
        command.SetAction(_ =>
        {
            world.Error.WriteLine("enrich: simulate works where the program is built on the embedded actor runtime, not on Akka.NET's packages");
            return ExitCodes.BadUsage;
        });
        return command;
    }
}
