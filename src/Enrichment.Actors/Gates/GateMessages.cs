using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;

namespace Enrichment.Actors.Gates;

/// <summary>Asks for a permit; answered with <see cref="PermitDecision"/> to the sender.</summary>
public sealed record AskPermit(PermitRequest Request);

/// <summary>Gives a permit back.</summary>
public sealed record ReturnPermit(PermitReturn End);

/// <summary>A request or permit is no longer wanted.</summary>
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
