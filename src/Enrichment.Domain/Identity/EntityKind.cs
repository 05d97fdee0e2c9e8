namespace Enrichment.Domain.Identity;

/// <summary>What an entity is. The order and the names are storage format.</summary>
public enum EntityKind
{
    /// <summary>A company.</summary>
    Company = 0,

    /// <summary>A person.</summary>
    Person = 1,

    /// <summary>A parcel of real estate.</summary>
    Property = 2,
}
