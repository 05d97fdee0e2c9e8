namespace Enrichment.Simulation.Stores;

/// <summary>The store or the journal does not work now. Whether a write is stored is not known.</summary>
public sealed class StoreAwayException(string what) : InvalidOperationException($"{what} is away");
