using System.CommandLine;
using Enrichment.Simulation;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Host.Commands.Simulating;

/// <summary><c>enrich simulate</c>.</summary>
internal static class SimulateCommand
{
    private static readonly TimeSpan ShownEvery = TimeSpan.FromSeconds(5);

    public static Command Build(CliWorld world)
    {
        var seeds = new Option<string>("--seeds") { Description = "Seeds to run, such as 1..10000. Default 1..1000.", HelpName = "FIRST..LAST", DefaultValueFactory = _ => "1..1000" };
        var seed = new Option<long?>("--seed") { Description = "One seed alone.", HelpName = "N" };
        var trace = new Option<bool>("--trace") { Description = "Tells what happens, line by line: virtual seconds, who, what. Needs --seed." };
        var faults = new Option<string>("--faults") { Description = "What may go wrong: all, none, or some of crash, outage, source, clock, loss, and cluster for several nodes. Default all, without cluster.", HelpName = "KINDS", DefaultValueFactory = _ => "all" };
        var command = new Command("simulate", Help.Simulate) { seeds, seed, trace, faults };
        command.SetAction((parse, interrupted) =>
        {
            var range = parse.GetValue(seed) is { } one ? new SeedRange(one, one) : SeedRange.Parse(parse.GetValue(seeds)!);
            var isTraced = parse.GetValue(trace);
            if (isTraced && range.First != range.Last)
            {
                throw new UsageException("--trace tells the story of one seed: name it with --seed");
            }

            return Task.FromResult(Run(range, FaultsOf(parse.GetValue(faults)!), isTraced ? world.Out : null, world, interrupted));
        });
        return command;
    }

    private static FaultKinds FaultsOf(string text) => Enum.TryParse<FaultKinds>(text, ignoreCase: true, out var kinds) && (kinds & ~(FaultKinds.All | FaultKinds.Cluster)) == 0 && !char.IsAsciiDigit(text[0])
        ? kinds
        : throw new UsageException($"--faults: '{text}' is not all, none, or some of crash, outage, source, clock, loss, cluster, with commas between");

    private static int Run(SeedRange range, FaultKinds faults, TextWriter? story, CliWorld world, CancellationToken interrupted)
    {
        var began = world.Time.GetTimestamp();
        var shown = began;
        for (var seed = range.First; seed <= range.Last && !interrupted.IsCancellationRequested; seed++)
        {
            var result = Simulator.Run(seed, faults, story);
            if (result.Violation is not null)
            {
                Tell(result, faults, world);
                return ExitCodes.Defect;
            }

            if (world.Time.GetElapsedTime(shown) > ShownEvery)
            {
                shown = world.Time.GetTimestamp();
                world.Error.WriteLine($"seed {seed}: all invariants held so far, {Rate(seed - range.First + 1, began, world)}");
            }
        }

        var count = range.Last - range.First + 1;
        world.Out.WriteLine($"{count} seeds ({range.First}..{range.Last}, faults: {faults}): every invariant held, {Rate(count, began, world)}");
        return interrupted.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    private static void Tell(SeedResult failed, FaultKinds faults, CliWorld world)
    {
        var violation = failed.Violation!;
        world.Out.WriteLine($"seed {failed.Seed}: {violation.Invariant} did not hold at {violation.At.TotalSeconds:0.000} s (invariant {(int)violation.Invariant} of docs/reliability.md)");
        world.Out.WriteLine($"  {violation.What}");
        world.Out.WriteLine($"  its story: enrich simulate --seed {failed.Seed} --faults {$"{faults}".Replace(" ", "").ToLowerInvariant()} --trace");
    }

    private static string Rate(long seeds, long began, CliWorld world) => $"{seeds / Math.Max(0.001, world.Time.GetElapsedTime(began).TotalSeconds):0} seeds/s";
}
