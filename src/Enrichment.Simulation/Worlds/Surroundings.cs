using Akka.Embedded.Cluster.Simulation;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;

namespace Enrichment.Simulation.Worlds;

/// <summary>What is around the nodes, and outlives them.</summary>
/// <param name="Failed">A node, or its store, has just failed.</param>
/// <param name="Committed">A node's writes have just become durable, and nobody has heard of it.</param>
/// <param name="Cluster">Null for one node alone.</param>
internal sealed record Surroundings(
    DurableStore Store, Marketplace Vendors, Onlookers Onlookers, SimulatedCluster? Cluster, Action<Node> Committed, Action<Node> Failed);
