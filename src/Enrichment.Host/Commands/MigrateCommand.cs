using System.CommandLine;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using Enrichment.Storage.Postgres;
using Npgsql;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich migrate</c>: the tables of a shared database, ahead of its nodes.</summary>
internal static class MigrateCommand
{
    public static Command Build(CliWorld world)
    {
        var database = SharedOptions.Database();
        var grant = new Option<string>("--grant") { Description = "A login that nodes use in place of the owner: gets the rights that they need.", HelpName = "ROLE" };
        var config = SharedOptions.Config();
        var command = new Command("migrate", Help.Migrate) { database, grant, config };
        command.SetAction(async (parse, _) =>
        {
            var settings = SettingsLoader.Load(parse.GetValue(config), world.Environment);
            settings = settings with { Cluster = settings.Cluster with { Database = parse.GetValue(database) ?? settings.Cluster.Database } };
            SettingsLoader.Check(settings);
            await Migrate(settings.Cluster, parse.GetValue(grant), world);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task Migrate(ClusterSettings settings, string? grantTo, CliWorld world)
    {
        if (!settings.IsOn)
        {
            throw new UsageException("there is no database to migrate: name it with --database or ENRICHMENT__Cluster__Database (a data directory's file is migrated when it is opened)");
        }

        if (grantTo is not null && !DatabaseMigration.IsRole(grantTo))
        {
            throw new UsageException($"--grant: '{grantTo}' is not a lower-case name of letters, digits and '_'");
        }

        try
        {
            await DatabaseMigration.Apply(settings, grantTo, world.Time);
        }
        catch (Exception problem) when (problem is DatabaseAwayException or NpgsqlException)
        {
            throw new UsageException($"the database was not migrated: {problem.Message}", problem);
        }

        world.Out.WriteLine($"the database is ready for cluster \"{settings.Name}\"{(grantTo is null ? "" : $", and {grantTo} may work with it")}");
    }
}
