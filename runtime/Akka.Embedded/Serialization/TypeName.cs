namespace Akka.Serialization;

/// <summary>The name of a type without its assembly's version, so that an upgrade does not change it.</summary>
internal static class TypeName
{
    public static string Of(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
