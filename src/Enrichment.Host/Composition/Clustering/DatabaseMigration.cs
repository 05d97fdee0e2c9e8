using System.Text.RegularExpressions;
using Enrichment.Host.Configuration;
using Enrichment.Storage.Postgres;
using Npgsql;

namespace Enrichment.Host.Composition.Clustering;

/// <summary>Makes or updates all tables of a shared database, as the role that owns them.</summary>
internal static partial class DatabaseMigration
{
    /// <param name="grantTo">A login that nodes use instead of the owner; gets what they need and nothing more. Null for none.</param>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    /// <exception cref="PostgresException">A right is missing.</exception>
    public static async Task Apply(ClusterSettings settings, string? grantTo, TimeProvider time)
    {
        var options = new PostgresStoreOptions { ConnectionString = settings.Database!, Time = time };
        await (await PostgresStore.Open(options)).DisposeAsync();
        await using var shared = SharedDatabase.Open(settings);
        var schemas = await ActorRuntime.MakeTables(shared);
        if (grantTo is not null)
        {
            await using var grant = shared.Source.CreateCommand(Rights(grantTo, options, schemas));
            await grant.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Whether a role's name can stand in a statement without quotes.</summary>
    public static bool IsRole(string name) => PlainName().IsMatch(name);

    // A node acts as the application role, which row-level security binds, and has none of that role's rights without acting as it.
    private static string Rights(string login, PostgresStoreOptions store, IEnumerable<string> schemas) =>
        $"""
        ALTER ROLE {login} NOINHERIT;
        GRANT {store.ApplicationRole}, {store.ApplicationRole}_duty TO {login};
        GRANT USAGE ON SCHEMA {store.Schema} TO {login};
        GRANT SELECT ON {store.Schema}.schema_version TO {login};
        """ + string.Concat(schemas.Select(schema => $"""

            GRANT USAGE ON SCHEMA {schema} TO {login};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {login};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {login};
            """));

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,49}$")]
    private static partial Regex PlainName();
}
