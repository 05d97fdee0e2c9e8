using System.Globalization;

namespace Akka.Configuration;

/// <summary>Settings by dotted path. Here it is a plain map: there is no HOCON in the embedded runtime.</summary>
public class Config
{
    /// <summary>No settings.</summary>
    public static readonly Config Empty = new();

    private readonly IReadOnlyDictionary<string, string> _values;

    /// <summary>No settings.</summary>
    public Config()
        : this(new Dictionary<string, string>())
    {
    }

    internal Config(IReadOnlyDictionary<string, string> values) => _values = values;

    internal IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>True where nothing is set.</summary>
    public virtual bool IsEmpty => _values.Count == 0;

    /// <summary>True where the path, or something below it, is set.</summary>
    public virtual bool HasPath(string path) => _values.Keys.Any(key => key == path || key.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>The settings below a path.</summary>
    public virtual Config GetConfig(string path)
    {
        var prefix = path + ".";
        return new Config(_values.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value));
    }

    /// <summary>A text, or the default where it is not set.</summary>
    public virtual string GetString(string path, string @default = null!) => _values.GetValueOrDefault(path, @default);

    /// <summary>A whole number, or the default where it is not set.</summary>
    public virtual int GetInt(string path, int @default = 0) =>
        Read(path, @default, text => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture));

    /// <summary><c>on</c>, <c>true</c> or <c>yes</c>; or the default where it is not set.</summary>
    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, @default, Switch);

    private static bool Switch(string text) => text switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw new FormatException("it is neither on nor off"),
    };

    private T Read<T>(string path, T fallback, Func<string, T> parse)
    {
        if (!_values.TryGetValue(path, out var text))
            return fallback;
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ConfigurationException($"{path} = '{text}': {e.Message}", e);
        }
    }
}
