using System.Collections;
using System.Collections.Immutable;
using Enrichment.Domain.Identity;

namespace Enrichment.Architecture.Tests.Contracts;

/// <summary>A value of any type that messages are made of, with every part of it set.</summary>
internal static class AnyValue
{
    private static readonly Dictionary<Type, object> Simple = new()
    {
        [typeof(string)] = "text \"é\" <&>",
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 1L << 40,
        [typeof(double)] = 0.1,
        [typeof(decimal)] = 1234.000000001m,
        [typeof(TimeSpan)] = TimeSpan.FromMilliseconds(1500),
        [typeof(DateOnly)] = new DateOnly(2026, 3, 1),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 3, 1, 9, 30, 15, 250, TimeSpan.FromHours(1)),
        [typeof(RunId)] = new RunId("acme", "r-1"),
        [typeof(BucketId)] = new BucketId(new RunId("acme", "r-1"), "healthcare"),
        [typeof(EntityId)] = new EntityId("acme", EntityKind.Company, "acme.com"),
    };

    public static object Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Simple.GetValueOrDefault(type)
            ?? (type.IsEnum ? Enum.GetValues(type).Cast<object>().Last() : typeof(IEnumerable).IsAssignableFrom(type) ? Several(type) : Made(type));
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (var further in type.GetProperties().Where(p => p.CanWrite && constructor.GetParameters().All(c => c.Name != p.Name)))
        {
            further.SetValue(made, Of(further.PropertyType));
        }

        return made;
    }

    private static object Several(Type type)
    {
        var parts = type.GetGenericArguments();
        if (parts.Length == 1)
        {
            var list = Array.CreateInstance(parts[0], 2);
            list.SetValue(Of(parts[0]), 0);
            list.SetValue(Of(parts[0]), 1);
            return list;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
        map.Add(Of(parts[0]), Of(parts[1]));
        return type.IsInterface
            ? map
            : typeof(ImmutableSortedDictionary).GetMethods()
                .Single(m => m.Name == nameof(ImmutableSortedDictionary.CreateRange) && m.GetParameters().Length == 1)
                .MakeGenericMethod(parts).Invoke(null, [map])!;
    }
}
