namespace Akka.Embedded.Cluster;

/// <summary>Makes the cluster's tables ahead of the nodes, whose database role may then do without the right to make any.</summary>
public static class ClusterMigration
{
    /// <summary>Makes what is not there yet; safe while nodes do the same.</summary>
    /// <exception cref="ArgumentException">An option is wrong; names it.</exception>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be reached, or the tables not be made.</exception>
    public static void Apply(ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using var connection = new ClusterConnection(options);
        connection.Create(new ClusterTables(options.Schema));
    }
}
