namespace Enrichment.Domain.Identity;

/// <summary>What a row says about a company; every part may be missing or messy.</summary>
/// <param name="Website">A URL, host or domain.</param>
/// <param name="Email">An address at the company; a free mailbox says nothing.</param>
public sealed record CompanyClues(string? Website = null, string? Email = null, string? Name = null, string? Country = null, string? City = null);

/// <summary>What a row says about a person; every part may be missing or messy.</summary>
/// <param name="Name">The whole name, first name first.</param>
/// <param name="Organization">The employer's name or domain.</param>
public sealed record PersonClues(string? LinkedIn = null, string? Email = null, string? Name = null, string? Organization = null);

/// <summary>Which clue an entity was identified by.</summary>
public enum IdentityBasis
{
    /// <summary>No clue sufficed.</summary>
    None,

    /// <summary>The company's registrable domain.</summary>
    Website,

    /// <summary>The registrable domain of an e-mail address.</summary>
    EmailDomain,

    /// <summary>The company's normalised name, country and city; provisional.</summary>
    NameAndPlace,

    /// <summary>The person's LinkedIn profile.</summary>
    LinkedIn,

    /// <summary>The person's e-mail address.</summary>
    Email,

    /// <summary>The person's normalised name and organisation; provisional.</summary>
    NameAndOrganization,

    /// <summary>The vendor's id of a property.</summary>
    VendorId,
}

/// <summary>Who a row is about.</summary>
/// <param name="Id">The entity, or null when the row names none.</param>
/// <param name="Basis">The clue that told.</param>
/// <param name="Domain">A company's registrable domain, when known.</param>
/// <param name="Note">Why better clues were passed over; holds no cell's text.</param>
public sealed record Identification(EntityId? Id, IdentityBasis Basis, string? Domain = null, string? Note = null);
