using Enrichment.Domain.Text;

namespace Enrichment.Domain.Identity;

/// <summary>
/// Finds the entity that a row is about. A key of its own (domain, profile, address, vendor's id) comes first; without
/// one the entity is provisional and never merged with a keyed one. The same clues always give the same id.
/// </summary>
public sealed class EntityIdentifier
{
    private const int FewestSecretBytes = 16;
    private readonly TenantId tenant;
    private readonly byte[] secret;

    /// <param name="tenant">Whose entities they are.</param>
    /// <param name="secret">The tenant's secret, at least 16 bytes, that keeps persons' ids from being guessed.</param>
    /// <exception cref="ArgumentException">The secret is shorter than 16 bytes.</exception>
    public EntityIdentifier(TenantId tenant, ReadOnlySpan<byte> secret)
    {
        if (secret.Length < FewestSecretBytes)
            throw new ArgumentException($"The tenant's secret has {secret.Length} bytes; it needs {FewestSecretBytes} or more.", nameof(secret));
        this.tenant = tenant;
        this.secret = secret.ToArray();
    }

    /// <summary>The company of a row: by its site's registrable domain, else by its e-mail's, else by name and place.</summary>
    public Identification Company(CompanyClues clues)
    {
        var note = "";
        if (RegistrableDomain.TryParse(clues.Website, out var site, out var problem))
        {
            note = WhyNotTheCompanys(site);
            if (note.Length == 0)
                return Keyed(site.Value, site.FromEmail ? IdentityBasis.EmailDomain : IdentityBasis.Website);
        }
        else if (problem != DomainProblem.Nothing)
        {
            note = $"website: {problem.Describe()}";
        }

        if (EmailAddress.TryParse(clues.Email, out var email) && email.CompanyDomain is { } domain)
            return Keyed(domain, IdentityBasis.EmailDomain) with { Note = OrNull(note) };
        var name = NameKey.Company(clues.Name);
        if (name.IsEmpty)
            return new Identification(null, IdentityBasis.None, null, OrNull(note));
        var country = Countries.Find(clues.Country)?.Alpha2 ?? NameKey.Plain(clues.Country).Value;
        var hash = CanonicalHash.Of("company.v1", name.Value, country, NameKey.Plain(clues.City).Value);
        return Provisional(EntityKind.Company, hash, IdentityBasis.NameAndPlace, note);
    }

    /// <summary>The person of a row: by LinkedIn profile, else by e-mail, else by name and organisation.</summary>
    /// <remarks>The profile comes first because it is seldom bought: filling in e-mails later must not change who a row is about.</remarks>
    public Identification Person(PersonClues clues)
    {
        if (LinkedInUrl.TryParse(clues.LinkedIn, out var profile) && profile.Kind == LinkedInKind.Person)
            return Secret("l-", IdentityBasis.LinkedIn, profile.Key);
        if (EmailAddress.TryParse(clues.Email, out var email))
            return Secret("e-", IdentityBasis.Email, email.Key);
        var name = NameKey.Person(clues.Name);
        var organization = Organization(clues.Organization);
        return name.IsEmpty || organization.Length == 0
            ? new Identification(null, IdentityBasis.None)
            : Secret("~", IdentityBasis.NameAndOrganization, name.Value, organization);
    }

    /// <summary>The property of a row by its vendor's id, percent-encoded where an id may not hold it.</summary>
    public Identification Property(string? vendorId)
    {
        var text = vendorId?.Trim() ?? "";
        var key = Uri.EscapeDataString(text);
        return Placeholder.IsNothing(text) || !IdText.IsKey(key)
            ? new Identification(null, IdentityBasis.None)
            : new Identification(new EntityId(tenant.Value, EntityKind.Property, key), IdentityBasis.VendorId);
    }

    private static string WhyNotTheCompanys(in RegistrableDomain site) =>
        site.IsSharedPage ? $"website: a page on {site.Value}, where many companies keep one"
        : site.FromEmail && SharedHosts.IsFreeMail(site.Value) ? "website: a free mailbox" : "";

    private static string Organization(string? cell) =>
        RegistrableDomain.TryParse(cell, out var domain) ? domain.Value : NameKey.Company(cell).Value;

    private Identification Keyed(string domain, IdentityBasis basis) =>
        new(new EntityId(tenant.Value, EntityKind.Company, domain), basis, domain);

    private Identification Provisional(EntityKind kind, string hash, IdentityBasis basis, string note) =>
        new(new EntityId(tenant.Value, kind, EntityId.ProvisionalMark + hash), basis, null, OrNull(note));

    private Identification Secret(string prefix, IdentityBasis basis, params ReadOnlySpan<string> parts) =>
        new(new EntityId(tenant.Value, EntityKind.Person, prefix + CanonicalHash.Keyed(secret, $"person.{basis}.v1", parts)), basis);

    private static string? OrNull(string note) => note.Length == 0 ? null : note;
}
