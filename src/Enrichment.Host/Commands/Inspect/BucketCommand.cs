using System.CommandLine;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Configuration;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.Inspect;

/// <summary><c>enrich bucket show|pause|resume|cancel|budget</c>.</summary>
internal static class BucketCommand
{
    public static Command Build(CliWorld world)
    {
        var command = new Command("bucket", Help.Bucket);
        command.Add(Show(world));
        command.Add(Change(world, "pause", "Stops new lookups of a bucket; what is in flight is finished and charged.", takesLimit: false));
        command.Add(Change(world, "resume", "Takes a paused bucket up again.", takesLimit: false));
        command.Add(Change(world, "cancel", "Ends a bucket for good; what is in flight is finished and charged, the rest is deferred.", takesLimit: false));
        command.Add(Change(world, "budget", "Sets the most dollars a bucket may spend; raising it takes up rows that waited for money.", takesLimit: true));
        return command;
    }

    private static Command Show(CliWorld world)
    {
        var name = NameArgument();
        var data = SharedOptions.DataDir();
        var run = InspectedStore.RunOption();
        var json = SharedOptions.Json();
        var command = new Command("show", "Shows one bucket: progress, money, errors by kind.") { name, data, run, json };
        command.SetAction(async parse =>
        {
            await using var store = InspectedStore.Open(parse.GetValue(data), world);
            var bucket = BucketLine.Of(await store.Bucket(parse.GetRequiredValue(name), parse.GetValue(run)));
            if (parse.GetValue(json))
            {
                world.Out.WriteLine(FileJson.Write(bucket));
                return ExitCodes.Done;
            }

            foreach (var (label, value) in BucketLine.Header.Zip(bucket.Cells()).Where(p => p.Second.Length > 0))
            {
                world.Out.WriteLine($"{label,-12}{value}");
            }

            foreach (var (kind, count) in bucket.Errors)
            {
                world.Out.WriteLine($"  {kind}: {count}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Change(CliWorld world, string verb, string description, bool takesLimit)
    {
        var name = NameArgument();
        var limit = new Argument<decimal>("DOLLARS") { Description = "The most the bucket may spend." };
        var data = SharedOptions.DataDir();
        var run = InspectedStore.RunOption();
        var why = new Option<string>("--why") { Description = "Kept with the change.", HelpName = "TEXT" };
        var command = new Command(verb, description) { name };
        if (takesLimit)
        {
            command.Add(limit);
        }

        command.Add(data);
        command.Add(run);
        command.Add(why);
        command.SetAction(async (parse, stop) =>
        {
            string directory;
            BucketChange change;
            await using (var store = InspectedStore.Open(parse.GetValue(data), world))
            {
                directory = store.Directory;
                var bucket = await store.Bucket(parse.GetRequiredValue(name), parse.GetValue(run));
                decimal? dollars = takesLimit ? OptionText.Dollars("DOLLARS", parse.GetValue(limit)) : null;
                change = new BucketChange(verb, bucket.Bucket.ToString(), dollars, parse.GetValue(why));
            }

            await Make(change, directory, world, stop);
            world.Out.WriteLine($"{verb} {change.Bucket}: done");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Asks the process that works in the directory; where there is none, does it itself.</summary>
    private static async Task Make(BucketChange change, string directory, CliWorld world, CancellationToken stop)
    {
        if (await OwnerRequests.Send(change.ToJson(), directory, stop))
        {
            return;
        }

        var settings = SettingsLoader.Load(null, world.Environment);
        await using var opened = await world.Engines.Open(directory, settings.Sources, stop);
        await change.Apply(opened.Engine, stop);
        await opened.Engine.Shutdown(settings.Run.ShutdownPatience);
    }

    private static Argument<string> NameArgument() => new("BUCKET") { Description = "A bucket's name (enrich buckets lists them), or tenant/run/name." };
}
