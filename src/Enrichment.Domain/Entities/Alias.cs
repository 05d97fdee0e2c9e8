using Enrichment.Domain.Identity;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Entities;

/// <summary>
/// A company without a key has a provisional id, a hash of its name and place. Once a source is confident of its domain it becomes
/// an alias of the company of that domain, which later requests are sent on to (design, "Identity"). Persons are never merged.
/// </summary>
public static class Alias
{
    /// <summary>From this confidence on a learnt domain is believed.</summary>
    public const double LeastConfidence = 0.8;

    /// <summary>The state with its alias, where its facts tell one; else the state unchanged.</summary>
    public static EntityState Learn(EntityState state)
    {
        if (!state.Id.IsProvisional || state.Id.Kind != EntityKind.Company || state.AliasOf is not null)
        {
            return state;
        }

        return state.Facts.TryGetValue("company.domain", out var fact)
            && fact.Confidence >= LeastConfidence
            && RegistrableDomain.TryParse(fact.Value, out var domain)
            && !domain.IsSharedPage
            ? state with { AliasOf = new EntityId(state.Id.Tenant, EntityKind.Company, domain.Value) }
            : state;
    }
}
