namespace PostgreSql.Local;

/// <summary>How a server of one's own is started.</summary>
public sealed record LocalPostgreSqlOptions
{
    /// <summary>Where its files lie; made if absent.</summary>
    public required string Folder { get; init; }

    /// <summary>The loopback port; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Further settings of PostgreSQL, as of its <c>-c</c> option.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
