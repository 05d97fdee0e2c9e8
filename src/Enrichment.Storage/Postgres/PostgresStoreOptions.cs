using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enrichment.Storage.Postgres;

/// <summary>Where a store is and how it is opened.</summary>
public sealed partial record PostgresStoreOptions
{
    private const string DutySuffix = "_duty";

    /// <summary>
    /// For Npgsql. Its user owns the schema, or is a member of the application role and of the duty role without inheriting either
    /// (then another user's migration must have made the schema).
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema that holds the store: a lower-case name of letters, digits and '_'.</summary>
    public string Schema { get; init; } = "enrichment";

    /// <summary>
    /// The role as which the store reads and writes, bound by row-level security; made without login if it is not there. A second one,
    /// with <c>_duty</c> after its name, reads what duties over all tenants need.
    /// </summary>
    public string ApplicationRole { get; init; } = "enrichment_app";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Transactions under way at once, at most.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>Reads under way at once, at most; more wait. A reader beside the store has as many again.</summary>
    public int Reads { get; init; } = 6;

    /// <summary>How long a read may take.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long one statement of a write may take. It must be ample: a write that takes longer is tried again, as it is when the
    /// database is away.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromMinutes(10);

    internal string DutyRole => ApplicationRole + DutySuffix;

    /// <summary>Names the store in messages; holds no password.</summary>
    internal string Name
    {
        get
        {
            var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username} (schema {Schema})";
        }
    }

    /// <exception cref="ArgumentException">A name is none that PostgreSQL takes without quotes.</exception>
    internal PostgresStoreOptions Validated()
    {
        foreach (var (what, name) in ((string, string)[])[(nameof(Schema), Schema), (nameof(ApplicationRole), ApplicationRole)])
        {
            if (!PlainName().IsMatch(name)) throw new ArgumentException($"{what}: '{name}' is not a lower-case name of 1 to 50 letters, digits and '_'.", what);
        }

        return this;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,49}$")]
    private static partial Regex PlainName();
}
