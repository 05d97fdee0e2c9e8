namespace Enrichment.Sandbox.Faults;

/// <summary>The ways in which a call can be made to fail.</summary>
internal enum FaultKind : byte
{
    None,
    Throttled,
    Error,

    /// <summary>Done and billed, but the answer never comes.</summary>
    TimeoutAfterWork,

    /// <summary>Neither done nor billed, and no answer comes.</summary>
    TimeoutBeforeWork,
    Malformed,
    Quota,
}

/// <summary>The kinds by the names that <see cref="FaultRates"/> gives them.</summary>
internal static class FaultNames
{
    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.Throttled => "throttled",
        FaultKind.Error => "error",
        FaultKind.TimeoutAfterWork or FaultKind.TimeoutBeforeWork => "timeout",
        FaultKind.Malformed => "malformed",
        FaultKind.Quota => "quota",
        _ => "none",
    };
}
