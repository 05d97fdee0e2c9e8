namespace Enrichment.Domain.Rules;

/// <summary>A feature that a rule looks at. The names in lower case are the keys of the rules file.</summary>
public enum RuleFeature
{
    /// <summary>Words of the category.</summary>
    Category,

    /// <summary>The start of a NAICS code.</summary>
    Naics,

    /// <summary>The start of an SIC code.</summary>
    Sic,

    /// <summary>Words of the name.</summary>
    Name,

    /// <summary>Words of the description.</summary>
    Description,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A state's code or name.</summary>
    State,

    /// <summary>Words of the city's name.</summary>
    City,
}
