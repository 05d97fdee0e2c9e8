namespace Enrichment.Sandbox;

/// <summary>Which request limits the sandbox enforces.</summary>
public enum LimitsProfile
{
    /// <summary>None: for benchmarks and most tests.</summary>
    Unlimited,

    /// <summary>
    /// The vendors' own: Hunter 15/s and 500/min (verifier 10/s and 300/min), breach 403; Data Axle 150 per 10 s, breach 429.
    /// </summary>
    Documented,
}
