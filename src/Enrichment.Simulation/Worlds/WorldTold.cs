namespace Enrichment.Simulation.Worlds;

/// <summary>Tells what a seed has decided, at the head of its story.</summary>
internal static class WorldTold
{
    public static void Tell(World world)
    {
        var plan = world.Plan;
        world.Story.Tell("world", $"seed {plan.Seed}; faults: {plan.Faults}, until {plan.FaultsEnd.TotalSeconds:0.0} s; {plan.Lost} % lost; {plan.Store}");
        foreach (var account in plan.Accounts)
        {
            world.Story.Tell("world", $"account {account.Name}: {string.Join(", ", account.Windows)} at most {account.MaxConcurrent} at once");
        }

        foreach (var source in plan.Sources)
        {
            var definition = source.Definition;
            world.Story.Tell("world", $"{definition.Operation} gives {string.Join(", ", definition.Gives)} for at most {definition.Price.Most}, free repeat {definition.FreeRepeat}");
        }

        foreach (var run in plan.Runs)
        {
            world.Story.Tell("world", $"{run.Definition.Run}: {run.Rows.Count} rows, budget {run.Definition.TotalBudget}, after {run.After}");
            foreach (var bucket in run.Definition.Buckets)
            {
                world.Story.Tell("world", $"  {bucket.Segment}: {bucket.Priority}, {bucket.Rows} rows of {bucket.Entities} companies, {string.Join(" then ", bucket.Sources)}, at most {bucket.MaxBudget}");
            }
        }

        foreach (var outage in plan.Outages)
        {
            world.Story.Tell("world", $"{outage}");
        }
    }
}
