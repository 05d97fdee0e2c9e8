using Enrichment.Host.Commands;
using Enrichment.Host.Commands.FileRuns;

var world = CliWorld.OfProcess(new LocalEngineRoom(TimeProvider.System));
using var interruption = new Interruption(world.Error);
return await EnrichCli.Run(args, world, interruption.Token);
