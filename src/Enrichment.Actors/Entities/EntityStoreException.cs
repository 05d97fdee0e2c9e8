namespace Enrichment.Actors.Entities;

/// <summary>An entity's actor cannot go on from what it holds in memory; the next incarnation loads what is stored.</summary>
public sealed class EntityStoreException(string message, Exception? inner = null) : Exception(message, inner);
