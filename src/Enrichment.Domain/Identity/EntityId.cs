namespace Enrichment.Domain.Identity;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    Company,
    Person,
    Property,
}

/// <summary>A company, person or property of one tenant: <c>tenant/company/acme.com</c>.</summary>
public readonly record struct EntityId(string Tenant, EntityKind Kind, string Key)
{
    public override string ToString() => $"{Tenant}/{Kind.ToString().ToLowerInvariant()}/{Key}";

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not an entity id.</exception>
    public static EntityId Parse(string text)
    {
        var parts = text.Split('/', 3);
        if (parts.Length != 3 || !Enum.TryParse<EntityKind>(parts[1], true, out var kind))
        {
            throw new FormatException($"'{text}' is not an entity id (tenant/kind/key).");
        }

        return new EntityId(parts[0], kind, parts[2]);
    }
}
