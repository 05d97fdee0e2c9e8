using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Akka.Embedded.Cluster;

/// <summary>How a node takes part in a cluster.</summary>
public sealed partial record ClusterOptions
{
    /// <summary>The PostgreSQL that all nodes share, as Npgsql takes it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The cluster's name. A database belongs to the first cluster that was started on it.</summary>
    public required string ClusterName { get; init; }

    /// <summary>This node's id, unique in the cluster and the same after a restart: letters, digits, '.', '-' and '_'.</summary>
    public required string NodeId { get; init; }

    /// <summary>What nodes prove to each other that they know: the same on all, 16 characters at least.</summary>
    public required string Secret { get; init; }

    /// <summary>Where other nodes reach this one, such as <c>http://host-0.hosts:9100</c>; https for TLS. Null: the address of <see cref="Listen"/>.</summary>
    public Uri? Address { get; init; }

    /// <summary>The address and port on which the cluster listens itself; port 0 for a free one. Null when the host's own web application
    /// maps the endpoint, with <see cref="ClusterEndpoints.MapAkkaCluster"/>.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>The path of the endpoint, the same on all nodes.</summary>
    public string Path { get; init; } = "/cluster";

    /// <summary>What the node does. Only nodes of the role <c>host</c> get shards.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [Member.HostRole];

    /// <summary>The program's version, for operators.</summary>
    public string Version { get; init; } = "";

    /// <summary>The tables' schema.</summary>
    public string Schema { get; init; } = "cluster";

    /// <summary>For how long a node may act without reaching the database: a dead node's shards are taken after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many shards there are, for all types of entity together. Fixed when the cluster first starts.</summary>
    public int Shards { get; init; } = 100;

    /// <summary>How many shards a node hands over at the same time.</summary>
    public int MovesAtOnce { get; init; } = 10;

    /// <summary>How long a shard's entities may take to stop at a hand-off before they are stopped without order.</summary>
    public TimeSpan HandOffTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many messages are kept for a shard that has no known or open owner; more are dead letters.</summary>
    public int KeptPerShard { get; init; } = 10_000;

    /// <summary>How many messages wait for a peer; more are dead letters.</summary>
    public int QueuedPerPeer { get; init; } = 100_000;

    /// <summary>The largest frame, and so the largest message, in bytes.</summary>
    public int MaxFrameBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The certificate of <see cref="Listen"/>: with it the node listens with TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The authorities, or the certificates themselves, by which peers' certificates are judged; empty: the machine's own.</summary>
    public X509Certificate2Collection TrustedCertificates { get; init; } = [];

    /// <summary>Whether the actor system is shut down when this node is no member any more, as after an operator took it out or told it to
    /// leave.</summary>
    public bool ShutDownWhenOut { get; init; } = true;

    internal LeaseTerms Terms => new(Lease);

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">Names the option and what is wrong with it.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(ConnectionString), nameof(ConnectionString), "is empty");
        Require(Name().IsMatch(ClusterName), nameof(ClusterName), $"\"{ClusterName}\" must be 1 to 63 letters, digits, '.', '-' or '_'");
        Require(Name().IsMatch(NodeId), nameof(NodeId), $"\"{NodeId}\" must be 1 to 63 letters, digits, '.', '-' or '_'");
        Require(Identifier().IsMatch(Schema), nameof(Schema), $"\"{Schema}\" must be a plain lower-case name");
        Require(Secret is { Length: >= 16 }, nameof(Secret), "must have 16 characters at least");
        Require(Address is not null || Listen is not null, nameof(Address), "is needed where the cluster does not listen itself");
        Require(Address is null || Address.Scheme is "http" or "https", nameof(Address), $"\"{Address}\" must begin with http:// or https://");
        Require(Path.StartsWith('/'), nameof(Path), $"\"{Path}\" must begin with '/'");
        ValidateNumbers();
    }

    private void ValidateNumbers()
    {
        Require(Lease >= TimeSpan.FromSeconds(1) && Lease <= TimeSpan.FromMinutes(10), nameof(Lease), $"{Lease} must be from 1 second to 10 minutes");
        Require(HandOffTimeout > TimeSpan.Zero, nameof(HandOffTimeout), $"{HandOffTimeout} must be longer than nothing");
        Require(Shards is >= 1 and <= 10_000, nameof(Shards), $"{Shards} must be from 1 to 10,000");
        Require(MovesAtOnce >= 1, nameof(MovesAtOnce), $"{MovesAtOnce} must be 1 at least");
        Require(KeptPerShard >= 1, nameof(KeptPerShard), $"{KeptPerShard} must be 1 at least");
        Require(QueuedPerPeer >= 1, nameof(QueuedPerPeer), $"{QueuedPerPeer} must be 1 at least");
        Require(MaxFrameBytes is >= 4096 and <= 256 * 1024 * 1024, nameof(MaxFrameBytes), $"{MaxFrameBytes} must be from 4 KiB to 256 MiB");
    }

    private static void Require(bool holds, string option, string problem)
    {
        if (!holds) throw new ArgumentException($"The cluster's {option} {problem}.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,63}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z")]
    private static partial Regex Identifier();
}
