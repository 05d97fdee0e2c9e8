using System.Reflection;

namespace Akka.Embedded.Tests.Surface;

/// <summary>The documentation comment ids of types and of what stands in signatures.</summary>
internal static class DocumentationId
{
    internal static string Of(Type type)
    {
        if (type.IsGenericMethodParameter)
            return "``" + type.GenericParameterPosition;
        if (type.IsGenericParameter)
            return "`" + type.GenericParameterPosition;
        if (type.IsByRef)
            return Of(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        return type.IsGenericType ? Constructed(type) : Definition(type);
    }

    internal static string Definition(Type type) => type.FullName!.Replace('+', '.');

    internal static string Parameters(IReadOnlyCollection<ParameterInfo> parameters) =>
        parameters.Count == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Of(parameter.ParameterType)))})";

    private static string Constructed(Type type)
    {
        var definition = Definition(type.GetGenericTypeDefinition());
        var arguments = string.Join(',', type.GetGenericArguments().Select(Of));
        var tick = definition.IndexOf('`', StringComparison.Ordinal);
        var rest = tick < 0 ? "" : definition[tick..].TrimStart('`').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return $"{(tick < 0 ? definition : definition[..tick])}{{{arguments}}}{rest}";
    }
}
