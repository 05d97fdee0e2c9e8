using Enrichment.Domain.Access;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Commands.Inspect;
using Enrichment.Host.Configuration;
using Enrichment.Storage.Directories;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Commands;

/// <summary>Where API keys are kept: in a data directory, or in the PostgreSQL that nodes share.</summary>
/// <param name="Database">That PostgreSQL; null for the directory.</param>
internal sealed record KeyPlace(string Directory, string? Database, CliWorld World)
{
    /// <summary>A directory that was named comes before a database that was only configured.</summary>
    public static KeyPlace Of(EnrichmentSettings settings, string? directory, string? database, CliWorld world) => new(
        directory ?? settings.Run.DataDirectory, database ?? (directory is null && settings.Cluster.IsOn ? settings.Cluster.Database : null), world);

    public async Task<IReadOnlyList<ApiKey>> Keys()
    {
        if (Database is not null)
        {
            await using var shared = await Shared();
            return await shared.Access.Keys();
        }

        await using var store = InspectedStore.Open(Directory, World);
        return await store.Keys();
    }

    /// <summary>In a directory the process that works in it is asked; where there is none, the change is made here.</summary>
    public async Task Make(KeyChange change, CancellationToken stop)
    {
        if (Database is not null)
        {
            await using var shared = await Shared();
            await change.Apply(shared.Access);
            return;
        }

        if (await OwnerRequests.Send(change.ToJson(), Directory, stop))
        {
            return;
        }

        using var owned = DataDirectory.Open(Directory, World.Time);
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = owned.Path, Time = World.Time });
        await change.Apply(store.Access);
    }

    private async Task<PostgresStore> Shared()
    {
        try
        {
            return await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = Database!, Time = World.Time });
        }
        catch (DatabaseAwayException away)
        {
            throw new UsageException(away.Message, away);
        }
    }
}
