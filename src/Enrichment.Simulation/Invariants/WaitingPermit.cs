using Enrichment.Domain.Gates;

namespace Enrichment.Simulation.Invariants;

/// <summary>A request for a permit as an onlooker of the gate knows it.</summary>
/// <param name="NotBefore">Timestamp from which on it may start.</param>
internal sealed record WaitingPermit(PermitRequest Request, TimeSpan NotBefore);
