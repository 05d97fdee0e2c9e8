using System.Net;
using System.Text.RegularExpressions;

namespace Enrichment.Host.Configuration;

/// <summary>Where the data lies, and with whom this node shares it.</summary>
public sealed partial record ClusterSettings
{
    private const int ShortestSecret = 16;

    /// <summary>The PostgreSQL that all nodes share, as Npgsql takes it; null for a SQLite file in the data directory and this node alone.</summary>
    public string? Database { get; init; }

    /// <summary>The cluster's name. A database belongs to the first cluster that was started on it.</summary>
    public string Name { get; init; } = "enrichment";

    /// <summary>This node's name, unique in the cluster and the same after a restart; null for the machine's.</summary>
    public string? Node { get; init; }

    /// <summary>The IP address on which other nodes are listened for.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>The port on which other nodes are listened for; 0 takes a free one.</summary>
    public int Port { get; init; } = 4053;

    /// <summary>Where the others reach this node: a host name or an IP address; null for <see cref="Listen"/>.</summary>
    public string? Host { get; init; }

    /// <summary>Where Lighthouses are reached, <c>host:port</c>: Akka.NET's cluster joins through them. The embedded runtime joins through the database.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>What nodes prove to each other that they know: the same on all.</summary>
    public string? Secret { get; init; }

    /// <summary>A PKCS#12 file with the certificate by which this node is known: with it nodes talk by TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate file's password.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>For how long a node may act without reaching the database: a dead node's work goes on elsewhere after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long calls in flight may take to end when their shard moves.</summary>
    public TimeSpan HandOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Shards that a node hands over at once.</summary>
    public int Moves { get; init; } = 10;

    /// <summary>Whether this node is one of a cluster.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Database);

    /// <summary>The node's name.</summary>
    public string NodeName => Node ?? Environment.MachineName;

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsOn)
        {
            return [];
        }

        (bool Good, string Problem)[] checks =
        [
            (Secret is { Length: >= ShortestSecret }, $"Cluster:Secret: nodes need a common secret of at least {ShortestSecret} characters"),
            (Name.Length > 0, "Cluster:Name: is empty"),
            (NameRule().IsMatch(NodeName), $"Cluster:Node: '{NodeName}' has more than letters, digits, '.', '-' and '_'"),
            (IPAddress.TryParse(Listen, out _), $"Cluster:Listen: '{Listen}' is not an IP address"),
            (Port is >= 0 and <= 65535, $"Cluster:Port: {Port} is not from 0 to 65535"),
            (Certificate is null || File.Exists(Certificate), $"Cluster:Certificate: there is no file {Certificate}"),
            (Lease >= TimeSpan.FromSeconds(1) && Lease <= TimeSpan.FromMinutes(5), $"Cluster:Lease: {Lease} is not from a second to five minutes"),
            (HandOff >= TimeSpan.Zero && HandOff <= TimeSpan.FromMinutes(10), $"Cluster:HandOff: {HandOff} is not from 0 to ten minutes"),
            (Moves >= 1, $"Cluster:Moves: {Moves} is below 1"),
        ];
        return checks.Where(c => !c.Good).Select(c => c.Problem);
    }

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex NameRule();
}
