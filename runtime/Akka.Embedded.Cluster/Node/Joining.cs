using System.Net.Sockets;
using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>Registers a node: waits for the database, and for the end of an earlier life of the same node.</summary>
internal sealed class Joining(ClusterOptions options, ClusterLog log, TimeProvider time)
{
    private readonly Outage _outage = new(options.NodeId, log, time);
    private readonly RetryDelay _retry = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));
    private long? _occupiedSince;

    /// <exception cref="ClusterRefusedException">It may not join.</exception>
    public async Task<JoinedCluster> Join(Uri address, CancellationToken cancellation)
    {
        using var connection = new ClusterConnection(options);
        var table = new MembershipTable(connection, new ClusterTables(options.Schema), options);
        while (true)
        {
            var (joined, delay) = await Task.Run(() => TryJoin(table, address), cancellation).ConfigureAwait(false);
            if (joined is not null) return joined;
            await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
        }
    }

    private (JoinedCluster? Joined, TimeSpan Delay) TryJoin(MembershipTable table, Uri address)
    {
        try
        {
            var (joined, occupiedFor) = table.Join(address);
            _outage.End();
            return joined is null ? (null, Occupied(occupiedFor)) : (joined, default);
        }
        catch (ClusterRefusedException refusal)
        {
            log.Warned($"Node {options.NodeId} was refused: {refusal.Message}");
            throw;
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException or IOException or SocketException)
        {
            _outage.Note(problem, TimeSpan.Zero);
            return (null, _retry.Next());
        }
    }

    private TimeSpan Occupied(TimeSpan leaseLeft)
    {
        if (_occupiedSince is null)
            log.Decided($"Node {options.NodeId} waits to join: an earlier life of it has a lease for another {leaseLeft.TotalSeconds:0.#} s.");
        _occupiedSince ??= time.GetTimestamp();
        if (time.GetElapsedTime(_occupiedSince.Value) > 2 * options.Lease)
            throw new ClusterRefusedException($"Another process lives as node {options.NodeId} of cluster \"{options.ClusterName}\" and renews its lease: node ids must differ.");
        return TimeSpan.FromMilliseconds(Math.Clamp(leaseLeft.TotalMilliseconds + 20, 20, options.Terms.RenewEvery.TotalMilliseconds));
    }
}
