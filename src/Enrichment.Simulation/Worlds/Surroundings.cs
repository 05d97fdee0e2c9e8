using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;

namespace Enrichment.Simulation.Worlds;

/// <summary>What is around the nodes, and outlives them.</summary>
/// <param name="Failed">A node's store has just failed.</param>
/// <param name="Committed">A node's writes have just become durable, and nobody has heard of it.</param>
internal sealed record Surroundings(DurableStore Store, Marketplace Vendors, Onlookers Onlookers, Action<Node> Committed, Action<Node> Failed);
