using System.Text.Json;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Which attributes a document is to show.</summary>
internal sealed record Shape(IReadOnlySet<string> Fields, IReadOnlySet<string> Packages)
{
    public static Shape? Read(JsonElement body) =>
        body.Names("fields") is { } fields && body.Names("packages") is { } packages ? new Shape(fields, packages) : null;

    /// <summary>Everything where no fields were asked for; contacts only where they were.</summary>
    public bool Shows(string attribute)
    {
        if (Fields.Count > 0)
            return Fields.Contains(attribute);
        return attribute != "contacts" || Packages.Any(package => package.Contains("contact", StringComparison.OrdinalIgnoreCase));
    }
}
