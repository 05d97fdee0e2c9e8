using System.Globalization;

namespace Enrichment.Bench.Measuring;

/// <summary>A command and its <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">An option without a value.</exception>
    public Options(IReadOnlyList<string> args)
    {
        Command = args[0];
        if (args.Count % 2 == 0)
        {
            throw new ArgumentException($"Every option takes a value; '{args[^1]}' has none.", nameof(args));
        }

        for (var i = 1; i < args.Count; i += 2)
        {
            values[args[i].TrimStart('-')] = args[i + 1];
        }
    }

    public string Command { get; }

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);
}
