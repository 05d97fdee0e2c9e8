using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Sharding;
using Microsoft.AspNetCore.Http;

namespace Akka.Embedded.Cluster;

/// <summary>
/// A node of a cluster whose coordinator is PostgreSQL. Made before its actor system, whose options it completes; the system's regions are
/// started, then the node joins. Messages sent before it has joined wait.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private readonly LeaseClock _lease;
    private readonly DropCounters _dropped = new();
    private readonly ShardGates _gates;
    private readonly TimeProvider _time;
    private readonly ClusterLog _log;
    private ClusterNode? _node;

    private EmbeddedCluster(ClusterOptions options, EmbeddedOptions system)
    {
        (Options, _time) = (options, system.TimeProvider);
        _log = new ClusterLog(SteadyLogger.Of(system, "Akka.Cluster"), _time);
        _lease = new LeaseClock(options.Terms, _time);
        _gates = new ShardGates(options, _lease, _time, _dropped, () => _node?.Wake());
    }

    /// <summary>The options it was made with.</summary>
    public ClusterOptions Options { get; }

    /// <summary>Completes when the node is no member any more: true when it left by itself, false when it was taken out.</summary>
    public Task<bool> Ended => _node?.Ended ?? throw new InvalidOperationException("The node has not joined.");

    /// <summary>The cluster as this node sees it now.</summary>
    public ClusterView View => ClusterViews.Of(Options, _lease, _gates, _node, _dropped, _log, _time);

    /// <summary>Makes the cluster's part of an actor system that is about to be created with these options.</summary>
    /// <exception cref="ArgumentException">An option is wrong; names it.</exception>
    public static EmbeddedCluster Create(ClusterOptions options, EmbeddedOptions system)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(system);
        options.Validate();
        var cluster = new EmbeddedCluster(options, system);
        system.With<IShardLocator>(cluster._gates);
        return cluster;
    }

    /// <summary>Joins the cluster. While the database cannot be reached, or an earlier life of this node may still be alive, it waits.</summary>
    /// <exception cref="ClusterRefusedException">The database belongs to another cluster, or another process lives as this node.</exception>
    public async Task Join(ActorSystem system, CancellationToken cancellation = default)
    {
        if (_node is not null) throw new InvalidOperationException($"Node {Options.NodeId} has joined already.");
        var listener = Options.Listen is { } listen ? await ClusterListener.Start(this, listen).ConfigureAwait(false) : null;
        try
        {
            var address = Options.Address ?? listener!.Address;
            var joined = await new Joining(Options, _log, _time).Join(address, cancellation).ConfigureAwait(false);
            _node = new ClusterNode(Options, joined, (LocalActorSystem)system, _lease, _gates, _dropped, _log, listener);
        }
        catch
        {
            if (listener is not null) await listener.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        await _node.Start(address: Options.Address ?? listener!.Address, cancellation).ConfigureAwait(false);
    }

    /// <summary>Hands all shards over and leaves. The way to other nodes stays open until <see cref="DisposeAsync"/>.</summary>
    public Task Leave() => _node?.Leave() ?? Task.CompletedTask;

    /// <summary>Takes a member out, as for an operator who knows that it is dead, or wants it to be: it may not renew its lease, and its
    /// shards are taken when it says that it has stopped, else when its lease has ended.</summary>
    /// <param name="by">Who wants it and why, for the log.</param>
    /// <returns>False when there is no such member, or it was taken out before.</returns>
    public async Task<bool> Down(string nodeId, string by, CancellationToken cancellation = default)
    {
        var isDown = await new OperatorsTable(Options, new ClusterTables(Options.Schema)).Down(nodeId, cancellation).ConfigureAwait(false);
        if (isDown) _log.Decided($"Member {nodeId} is taken out: {by}.");
        return isDown;
    }

    /// <summary>Has a member hand its shards over and leave, as for an operator.</summary>
    /// <param name="by">Who wants it and why, for the log.</param>
    /// <returns>False when there is no such member, or it is going already.</returns>
    public async Task<bool> Leave(string nodeId, string by, CancellationToken cancellation = default)
    {
        var leaves = await new OperatorsTable(Options, new ClusterTables(Options.Schema)).Leave(nodeId, cancellation).ConfigureAwait(false);
        if (leaves) _log.Decided($"Member {nodeId} is to leave: {by}.");
        return leaves;
    }

    /// <summary>Ends the node. One that has not left is dead to the others, which take its shards when its lease has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_node is { } node) await node.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Serves another node's connection.</summary>
    internal Task Serve(HttpContext context)
    {
        if (_node is { } node) return node.Serve(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    /// <summary>Ends as a killed process does: nobody hears of it.</summary>
    internal Task Kill() => _node?.Kill() ?? Task.CompletedTask;
}
