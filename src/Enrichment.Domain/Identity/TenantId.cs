using System.Diagnostics.CodeAnalysis;

namespace Enrichment.Domain.Identity;

/// <summary>A customer of the service: 1 to 64 lower-case letters, digits, '-', '_' and '.'. Nothing bought is shared between tenants.</summary>
public readonly record struct TenantId
{
    private TenantId(string value) => Value = value;

    /// <summary>The id's text.</summary>
    public string Value { get; }

    /// <summary>The tenant of a machine that has one.</summary>
    public static TenantId Default { get; } = new("default");

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text breaks the rule.</exception>
    public static TenantId Parse(string text) => TryParse(text, out var id) ? id
        : throw new FormatException($"\"{text}\" is no tenant id: 1 to {IdText.LongestName} lower-case letters, digits, '-', '_' and '.' are.");

    /// <summary>Reads an id; false when the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId id)
    {
        id = IdText.IsName(text) ? new TenantId(text) : default;
        return id.Value is not null;
    }

    /// <summary>The id's text.</summary>
    public override string ToString() => Value ?? "";
}
