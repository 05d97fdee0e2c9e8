namespace Enrichment.Simulation.Plans;

/// <summary>How store and journal behave in one world.</summary>
/// <param name="IsOneFile">Store and journal share one writer, as in one file; else each has its own.</param>
/// <param name="WaitsWhenAway">While the store is away writes wait; else they fail.</param>
internal sealed record StorePlan(
    (TimeSpan Least, TimeSpan Most) Read, (TimeSpan Least, TimeSpan Most) Commit, bool IsOneFile, bool WaitsWhenAway);

/// <summary>A time in which the store, the journal or both do not work.</summary>
internal sealed record OutagePlan(TimeSpan From, TimeSpan To, bool OfStore, bool OfJournal);
