using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;

namespace Enrichment.Actors.Gates;

/// <summary>Asks for a permit; answered with <see cref="PermitDecision"/> to the sender.</summary>
/// <param name="Request">Its <see cref="PermitRequest.NotBefore"/> is the gate's to set: the two may have different clocks.</param>
/// <param name="Wait">A retry's back-off, from now on; zero for a first try.</param>
public sealed record AskPermit(PermitRequest Request, TimeSpan Wait);

/// <summary>Gives a permit back.</summary>
public sealed record ReturnPermit(PermitReturn End);

/// <summary>A permit that was granted is not used: it is free again, and says nothing about the account.</summary>
public sealed record ReleasePermit(string PermitId);

/// <summary>A request is no longer wanted, nor the permit that it may have become meanwhile.</summary>
public sealed record CancelPermit(string PermitId);

public sealed record ReprioritisePermit(string PermitId, PriorityClass To);

/// <summary>Pauses an account; answered with <see cref="GateDone"/>.</summary>
public sealed record PauseAccount(string Account, string Why);

public sealed record ResumeAccount(string Account);

/// <param name="Problem">Null when it was done.</param>
public sealed record GateDone(string? Problem);

/// <summary>No more permits; answered with <see cref="GateDrained"/> once none is held.</summary>
public sealed record DrainGate;

public sealed record GateDrained;

/// <summary>Answered with <see cref="GateState"/>.</summary>
public sealed record GetGate;

public sealed record GateState(IReadOnlyList<AccountView> Accounts);
