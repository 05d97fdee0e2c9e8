using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>Every setting as a line, as its environment variable would name it. Of what may be a secret only whether it is set.</summary>
internal static partial class SettingLines
{
    private const string Set = "(set, not shown)";
    private const string NotSet = "(not set)";

    /// <summary>Named like secrets, and none.</summary>
    private static readonly string[] Harmless = ["KeyVariable", "RobotsToken"];

    public static IReadOnlyList<SettingLine> Of(EnrichmentSettings settings)
    {
        var lines = new List<SettingLine>();
        Add(lines, "", JsonSerializer.SerializeToNode(settings)!.AsObject());
        return lines;
    }

    private static void Add(List<SettingLine> lines, string above, JsonObject settings)
    {
        foreach (var (name, value) in settings)
        {
            var path = above.Length == 0 ? name : $"{above}:{name}";
            if (value is JsonObject { Count: > 0 } below && !LooksSecret().IsMatch(name))
            {
                Add(lines, path, below);
            }
            else
            {
                lines.Add(new SettingLine(path, Shown(name, value)));
            }
        }
    }

    private static string Shown(string name, JsonNode? value)
    {
        var text = value switch
        {
            null => "",
            JsonValue one when one.GetValueKind() == JsonValueKind.String => one.GetValue<string>(),
            _ => value.ToJsonString(),
        };
        return LooksSecret().IsMatch(name) && !Harmless.Contains(name) ? text.Length == 0 ? NotSet : Set
            : HoldsSecret().IsMatch(text) ? Set
            : text;
    }

    [GeneratedRegex("key|token|secret|password|passphrase|credential|connection|certificate", RegexOptions.IgnoreCase)]
    private static partial Regex LooksSecret();

    /// <summary>A password within a connection string, or before the host of an address.</summary>
    [GeneratedRegex(@"(password|pwd|secret|token|api_?key)\s*[=:]|://[^/\s]*@", RegexOptions.IgnoreCase)]
    private static partial Regex HoldsSecret();
}
