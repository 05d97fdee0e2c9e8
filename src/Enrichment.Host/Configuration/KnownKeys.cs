using System.Collections;
using System.Reflection;
using System.Text.Json;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Configuration;

/// <summary>Which keys a settings type has: finds the right spelling of a key, whatever its case, and what may stand below it.</summary>
internal static class KnownKeys
{
    /// <summary>The key as the type spells it, and the type of what stands there; null for free content.</summary>
    /// <exception cref="ConfigurationProblemException">The type has no such key.</exception>
    public static (string Key, Type? Below) Find(Type type, string key, string place)
    {
        if (ValueTypeOfDictionary(type) is { } values)
        {
            return (key, values);
        }

        var properties = Properties(type);
        var property = properties.FirstOrDefault(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationProblemException($"{place}: unknown key '{key}'.{DidYouMean.Hint(key, [.. properties.Select(p => p.Name)])}");
        return (property.Name, IsFree(property.PropertyType) ? null : property.PropertyType);
    }

    /// <summary>Whether an object of keys stands for a value of this type.</summary>
    public static bool IsObject(Type type) =>
        ValueTypeOfDictionary(type) is not null || (!IsFree(type) && !typeof(IEnumerable).IsAssignableFrom(type) && type.Assembly != typeof(string).Assembly);

    /// <summary>The element's type where a list of objects stands; null for plain lists and everything else.</summary>
    public static Type? ElementOf(Type type)
    {
        var element = type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1] : null;
        return element is not null && IsObject(element) ? element : null;
    }

    private static PropertyInfo[] Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)];

    private static Type? ValueTypeOfDictionary(Type type) => type.IsGenericType && type.GetGenericArguments().Length == 2 ? type.GetGenericArguments()[1] : null;

    private static bool IsFree(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(JsonElement);
}
