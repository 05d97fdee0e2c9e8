using Enrichment.Domain.Entities;

namespace Enrichment.Storage.Entities;

/// <summary>An entity to be saved, its document written by whoever brings it: the writer's thread has enough to do.</summary>
/// <param name="Version">The version that it was loaded with.</param>
/// <param name="Document">JSON, as UTF-8.</param>
internal sealed record SavedEntity(string Id, long Version, byte[] Document)
{
    public static SavedEntity Of(EntityState state) => new(state.Id.ToString(), state.Version, EntityDocument.Write(state));
}
