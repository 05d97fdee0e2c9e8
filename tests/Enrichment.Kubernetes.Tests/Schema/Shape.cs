using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Enrichment.Kubernetes.Tests.Schema;

/// <summary>What may stand at a place of a manifest.</summary>
internal abstract record Shape
{
    /// <summary>What is wrong with a node, each naming its place.</summary>
    public abstract IEnumerable<string> Problems(YamlNode node, string place);

    protected static string At(YamlNode node, string place) => $"{place} (line {node.Start.Line})";
}

/// <summary>A scalar.</summary>
/// <param name="What">For messages.</param>
/// <param name="Rule">What the text must be.</param>
/// <param name="IsText">Text that YAML would read as a number, a flag or nothing must stand in quotes, else Kubernetes refuses it.</param>
internal sealed partial record Scalar(string What, Regex Rule, bool IsText) : Shape
{
    public override IEnumerable<string> Problems(YamlNode node, string place)
    {
        if (node is not YamlScalarNode { Value: { } value } scalar || !Rule.IsMatch(value))
        {
            yield return $"{At(node, place)}: '{node}' is not {What}";
        }
        else if (IsText && scalar.Style == ScalarStyle.Plain && NotText().IsMatch(value))
        {
            yield return $"{At(node, place)}: {value} must stand in quotes";
        }
    }

    [GeneratedRegex("^(true|false|yes|no|on|off|null|~|[-+]?[0-9][0-9_]*([.][0-9_]*)?([eE][-+]?[0-9]+)?|[0-9]+(:[0-5]?[0-9])+)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotText();
}

/// <summary>A list of equals.</summary>
internal sealed record ListOf(Shape Item) : Shape
{
    public override IEnumerable<string> Problems(YamlNode node, string place) => node is YamlSequenceNode { Children.Count: > 0 } list
        ? list.SelectMany((item, i) => Item.Problems(item, $"{place}[{i}]"))
        : [$"{At(node, place)}: is not a list with something in it"];
}

/// <summary>Keys of one's own choice, such as labels.</summary>
internal sealed record MapOf(Shape Value) : Shape
{
    public override IEnumerable<string> Problems(YamlNode node, string place) => node is YamlMappingNode map
        ? map.Children.SelectMany(c => Value.Problems(c.Value, $"{place}.{c.Key}"))
        : [$"{At(node, place)}: is not a map"];
}

/// <summary>An object with known keys.</summary>
internal sealed record ObjectOf(IReadOnlyDictionary<string, Shape> Keys, IReadOnlyCollection<string> Required) : Shape
{
    public override IEnumerable<string> Problems(YamlNode node, string place)
    {
        if (node is not YamlMappingNode map)
        {
            return [$"{At(node, place)}: is not an object"];
        }

        var present = map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => c.Value);
        return
        [
            .. present.Keys.Where(k => !Keys.ContainsKey(k)).Select(k => $"{At(node, place)}: there is no key '{k}'"),
            .. Required.Where(k => !present.ContainsKey(k)).Select(k => $"{At(node, place)}: lacks {k}"),
            .. present.Where(p => Keys.ContainsKey(p.Key)).SelectMany(p => Keys[p.Key].Problems(p.Value, $"{place}.{p.Key}")),
        ];
    }
}

/// <summary>An object with exactly one of its keys, as Kubernetes writes a choice.</summary>
internal sealed record OneOf(ObjectOf Choices) : Shape
{
    public override IEnumerable<string> Problems(YamlNode node, string place) => node is YamlMappingNode { Children.Count: 1 }
        ? Choices.Problems(node, place)
        : [$"{At(node, place)}: must have exactly one of {string.Join(", ", Choices.Keys.Keys)}"];
}
