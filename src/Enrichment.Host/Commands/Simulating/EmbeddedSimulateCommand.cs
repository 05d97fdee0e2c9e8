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

            var allowed = FaultsOf(parse.GetValue(faults)!);
            return Task.FromResult(isTraced ? TellStory(range.First, allowed, world) : Run(range, allowed, world, interrupted));
        });
        return command;
    }

    private static FaultKinds FaultsOf(string text) => Enum.TryParse<FaultKinds>(text, ignoreCase: true, out var kinds) && (kinds & ~(FaultKinds.All | FaultKinds.Cluster)) == 0 && !char.IsAsciiDigit(text[0])
        ? kinds
        : throw new UsageException($"--faults: '{text}' is not all, none, or some of crash, outage, source, clock, loss, cluster, with commas between");

    private static int TellStory(long seed, FaultKinds faults, CliWorld world)
    {
        var result = Simulator.Run(seed, faults, world.Out);
        return result.Violation is null ? Held(new SeedRange(seed, seed), faults, "", world) : Failed(result, faults, world);
    }

    private static int Run(SeedRange range, FaultKinds faults, CliWorld world, CancellationToken interrupted)
    {
        var began = world.Time.GetTimestamp();
        var sweep = new SeedSweep(range.First, range.Last, seed => Simulator.Run(seed, faults));
        using var shown = world.Time.CreateTimer(
            _ => world.Error.WriteLine($"{sweep.Done} seeds: every invariant held so far, {Rate(sweep.Done, began, world)}"), null, ShownEvery, ShownEvery);
        if (sweep.Run(Environment.ProcessorCount, interrupted) is { } failed)
        {
            return Failed(failed, faults, world);
        }

        if (interrupted.IsCancellationRequested)
        {
            world.Out.WriteLine($"interrupted: of the seeds from {range.First} on {sweep.Done} have ended, and every invariant held");
            return ExitCodes.Interrupted;
        }

        return Held(range, faults, $", {Rate(sweep.Done, began, world)}", world);
    }

    private static int Held(SeedRange range, FaultKinds faults, string rate, CliWorld world)
    {
        var count = range.Last - range.First + 1;
        world.Out.WriteLine($"{count} {(count == 1 ? "seed" : "seeds")} ({range.First}..{range.Last}, faults: {faults}): every invariant held{rate}");
        return ExitCodes.Done;
    }

    private static int Failed(SeedResult failed, FaultKinds faults, CliWorld world)
    {
        var violation = failed.Violation!;
        world.Out.WriteLine($"seed {failed.Seed}: {violation.Invariant} did not hold at {violation.At.TotalSeconds:0.000} s (invariant {(int)violation.Invariant} of docs/reliability.md)");
        world.Out.WriteLine($"  {violation.What}");
        world.Out.WriteLine($"  its story: enrich simulate --seed {failed.Seed} --faults {$"{faults}".Replace(" ", "").ToLowerInvariant()} --trace");
        return ExitCodes.Defect;
    }

    private static string Rate(long seeds, long began, CliWorld world) => $"{seeds / Math.Max(0.001, world.Time.GetElapsedTime(began).TotalSeconds):0} seeds/s";
}
