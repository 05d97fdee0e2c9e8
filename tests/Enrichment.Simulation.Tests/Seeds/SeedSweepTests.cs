using System.Collections.Concurrent;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Tests.Seeds;

public sealed class SeedSweepTests
{
    [Fact]
    public void Worlds_side_by_side_are_what_each_is_alone()
    {
        var alone = Enumerable.Range(1, 40).Select(seed => Simulator.Run(seed)).ToList();

        var together = new ConcurrentBag<SeedResult>();
        new SeedSweep(1, 40, seed =>
        {
            var result = Simulator.Run(seed);
            together.Add(result);
            return result;
        }).Run(4, CancellationToken.None).ShouldBeNull();

        together.OrderBy(r => r.Seed).ShouldBe(alone);
    }

    [Fact]
    public void The_least_seed_that_does_not_hold_is_told_though_a_later_one_was_known_before()
    {
        using var later = new ManualResetEventSlim();
        var sweep = new SeedSweep(1, 1_000, seed =>
        {
            switch (seed)
            {
                case 3:
                    later.Wait();
                    return Failed(seed);
                case 5:
                    later.Set();
                    return Failed(seed);
                default:
                    return Held(seed);
            }
        });

        sweep.Run(2, CancellationToken.None)!.Seed.ShouldBe(3);
        sweep.Done.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Every_seed_is_run_once_where_all_hold()
    {
        var run = new ConcurrentBag<long>();
        var sweep = new SeedSweep(10, 500, seed =>
        {
            run.Add(seed);
            return Held(seed);
        });

        sweep.Run(4, CancellationToken.None).ShouldBeNull();
        run.Order().ShouldBe(Enumerable.Range(10, 491).Select(n => (long)n));
        sweep.Done.ShouldBe(491);
    }

    private static SeedResult Held(long seed) => new(seed, null, 1, TimeSpan.Zero);

    private static SeedResult Failed(long seed) => Held(seed) with { Violation = new Violation(Invariant.EveryRowEnds, "a row is pending", TimeSpan.Zero) };
}
