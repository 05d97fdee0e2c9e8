using Enrichment.Sandbox.Bill;

namespace Enrichment.Sandbox.Server;

/// <summary>A decided call: its answer, still to be delivered, its place in the call log, and whether a fault spoilt it.</summary>
internal readonly record struct Exchange(Answer Answer, CallTicket Ticket, bool Destroyed);
