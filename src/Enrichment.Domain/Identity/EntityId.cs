using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Enrichment.Domain.Identity;

/// <summary>
/// A company, person or property of one tenant: <c>tenant/company/acme.com</c>. The key is 1 to 300 letters, digits and
/// -._~!$&amp;'*+,;=:@% (anything else percent-encoded); it never holds a person's name or e-mail. Compared ordinally.
/// </summary>
public readonly record struct EntityId : IComparable<EntityId>
{
    /// <summary>A key that starts with this is a hash of what is known for want of a real key.</summary>
    public const char ProvisionalMark = '~';

    private const string Rule = "tenant/company, person or property/key, the key safe in URLs";

    // Written once: an id is looked up, sent and stored by its text again and again.
    private readonly string? text;

    /// <summary>Names an entity.</summary>
    /// <exception cref="FormatException">A part breaks the rule.</exception>
    [JsonConstructor]
    public EntityId(string tenant, EntityKind kind, string key)
    {
        if (!IdText.IsName(tenant) || !Enum.IsDefined(kind) || !IdText.IsKey(key))
            throw new FormatException($"'{tenant}/{kind}/{key}' is not an entity id ({Rule}).");
        (Tenant, Kind, Key, text) = (tenant, kind, key, $"{tenant}/{NameOf(kind)}/{key}");
    }

    private EntityId(string tenant, EntityKind kind, string key, string text) => (Tenant, Kind, Key, this.text) = (tenant, kind, key, text);

    /// <summary>Whose entity it is.</summary>
    public string Tenant { get; }

    /// <summary>What it is.</summary>
    public EntityKind Kind { get; }

    /// <summary>What tells it apart among the tenant's entities of the kind.</summary>
    public string Key { get; }

    /// <summary>The key is a hash of name and place; a real one may be learnt later.</summary>
    [JsonIgnore]
    public bool IsProvisional => Key?[0] == ProvisionalMark;

    public bool Equals(EntityId other) => text == other.text;

    public override int GetHashCode() => text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => text ?? "";

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not an entity id.</exception>
    public static EntityId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an entity id ({Rule}).");

    /// <summary>Reads the text that <see cref="ToString"/> writes; false when it is not an entity id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntityId id)
    {
        id = default;
        if (text?.Split('/') is not [var tenant, var kindName, var key] || KindOf(kindName) is not { } kind
            || !IdText.IsName(tenant) || !IdText.IsKey(key))
            return false;
        id = new EntityId(tenant, kind, key, text);
        return true;
    }

    /// <summary>By tenant, kind and key, ordinally.</summary>
    public int CompareTo(EntityId other)
    {
        var byTenant = string.CompareOrdinal(Tenant, other.Tenant);
        if (byTenant != 0)
            return byTenant;
        return Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Key, other.Key);
    }

    public static bool operator <(EntityId left, EntityId right) => left.CompareTo(right) < 0;

    public static bool operator >(EntityId left, EntityId right) => left.CompareTo(right) > 0;

    public static bool operator <=(EntityId left, EntityId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EntityId left, EntityId right) => left.CompareTo(right) >= 0;

    private static string NameOf(EntityKind kind) => kind switch
    {
        EntityKind.Company => "company",
        EntityKind.Person => "person",
        _ => "property",
    };

    private static EntityKind? KindOf(string name) => name switch
    {
        "company" => EntityKind.Company,
        "person" => EntityKind.Person,
        "property" => EntityKind.Property,
        _ => null,
    };
}
