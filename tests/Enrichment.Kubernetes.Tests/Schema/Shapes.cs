using System.Text.RegularExpressions;

namespace Enrichment.Kubernetes.Tests.Schema;

/// <summary>The words in which kinds are described.</summary>
internal static partial class Shapes
{
    public static Shape Text { get; } = new Scalar("text", Anything(), IsText: true);

    public static Shape Number { get; } = new Scalar("a whole number", Digits(), IsText: false);

    public static Shape Flag { get; } = new Scalar("true or false", TrueOrFalse(), IsText: false);

    /// <summary>A port's number or its name.</summary>
    public static Shape Port { get; } = new Scalar("a port's number or name", PortText(), IsText: false);

    /// <summary>Such as 500m or 2Gi.</summary>
    public static Shape Quantity { get; } = new Scalar("a quantity", QuantityText(), IsText: false);

    public static Shape Labels { get; } = new MapOf(Text);

    public static Shape List(Shape item) => new ListOf(item);

    /// <param name="values">The only texts that may stand there.</param>
    public static Shape Word(params string[] values) => new Scalar(string.Join(" or ", values), new Regex($"^({string.Join('|', values.Select(Regex.Escape))})$"), IsText: true);

    /// <param name="keys">A key that ends with '!' must be there.</param>
    public static ObjectOf Object(params (string Key, Shape Shape)[] keys) =>
        new(keys.ToDictionary(k => k.Key.TrimEnd('!'), k => k.Shape), [.. keys.Where(k => k.Key.EndsWith('!')).Select(k => k.Key.TrimEnd('!'))]);

    public static Shape One(params (string Key, Shape Shape)[] keys) => new OneOf(Object(keys));

    [GeneratedRegex(".*", RegexOptions.Singleline)]
    private static partial Regex Anything();

    [GeneratedRegex(@"^-?\d+$")]
    private static partial Regex Digits();

    [GeneratedRegex("^(true|false)$")]
    private static partial Regex TrueOrFalse();

    [GeneratedRegex("^([0-9]{1,5}|[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?)$")]
    private static partial Regex PortText();

    [GeneratedRegex("^[0-9]+([.][0-9]+)?(m|k|M|G|Ki|Mi|Gi|Ti)?$")]
    private static partial Regex QuantityText();
}
