using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Enrichment.Domain.Identity;

/// <summary>One run of one tenant: <c>tenant/run</c>. Tenant and name are 1 to 64 lower-case letters, digits, '-', '_' and '.'.</summary>
public readonly record struct RunId
{
    private const string Rule = "tenant/run, each of lower-case letters, digits, '-', '_' and '.'";

    // Written once: an id is looked up, sent and stored by its text again and again.
    private readonly string? text;

    /// <summary>Names a run.</summary>
    /// <exception cref="FormatException">A part breaks the rule.</exception>
    [JsonConstructor]
    public RunId(string tenant, string name)
    {
        if (!IdText.IsName(tenant) || !IdText.IsName(name))
            throw new FormatException($"'{tenant}/{name}' is not a run id ({Rule}).");
        (Tenant, Name, text) = (tenant, name, $"{tenant}/{name}");
    }

    /// <summary>Whose run it is.</summary>
    public string Tenant { get; }

    /// <summary>Its name among the tenant's runs.</summary>
    public string Name { get; }

    public bool Equals(RunId other) => text == other.text;

    public override int GetHashCode() => text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => text ?? "";

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a run id ({Rule}).");

    /// <summary>Reads the text that <see cref="ToString"/> writes; false when it is not a run id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id)
    {
        id = default;
        if (text?.Split('/') is not [var tenant, var name] || !IdText.IsName(tenant) || !IdText.IsName(name))
            return false;
        id = new RunId(tenant, name);
        return true;
    }
}
