using System.Reflection;

namespace Akka.Embedded.Tests.Surface;

/// <summary>What an assembly shows of the Akka namespaces, one signature a line, in the form of the real library's lists.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetTypes().Where(IsShown).SelectMany(Lines).Order(StringComparer.Ordinal);

    private static bool IsShown(Type type)
    {
        var space = type.Namespace ?? "";
        var akka = space == "Akka" || space.StartsWith("Akka.", StringComparison.Ordinal);
        return akka && space != "Akka.Embedded" && !space.StartsWith("Akka.Embedded.", StringComparison.Ordinal) && IsVisible(type);
    }

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static IEnumerable<string> Lines(Type type)
    {
        var id = DocumentationId.Definition(type);
        yield return $"T:{id} : {Kind(type)}{Base(type)}";
        foreach (var constructor in type.GetConstructors(Declared).Where(IsShown))
            yield return Line($"M:{id}.#ctor{DocumentationId.Parameters(constructor.GetParameters())}", Modifiers(constructor), "");
        foreach (var method in type.GetMethods(Declared).Where(one => IsShown(one) && !IsAccessor(one)))
            yield return Line(Method(id, method), Modifiers(method), DocumentationId.Of(method.ReturnType));
        foreach (var property in type.GetProperties(Declared).Where(one => one.GetAccessors(true).Any(IsShown)))
            yield return Property(id, property);
        foreach (var field in type.GetFields(Declared).Where(one => (one.IsPublic || one.IsFamily || one.IsFamilyOrAssembly) && !one.IsSpecialName))
            yield return Line($"F:{id}.{field.Name}", FieldModifiers(field), DocumentationId.Of(field.FieldType));
    }

    private static bool IsShown(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.Name.Contains('<');

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Method(string type, MethodInfo method)
    {
        var arity = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        return $"M:{type}.{method.Name}{arity}{DocumentationId.Parameters(method.GetParameters())}";
    }

    private static string Property(string type, PropertyInfo property)
    {
        var shown = property.GetAccessors(true).Where(IsShown).ToList();
        var accessors = new[] { (property.GetMethod, "get"), (property.SetMethod, IsInit(property) ? "init" : "set") }
            .Where(accessor => accessor.Item1 is { } method && shown.Contains(method)).Select(accessor => accessor.Item2);
        var id = $"P:{type}.{property.Name}{DocumentationId.Parameters(property.GetIndexParameters())}";
        return $"{Line(id, Modifiers(shown[0]), DocumentationId.Of(property.PropertyType))} {string.Join(' ', accessors)}";
    }

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") == true;

    private static string Line(string id, string modifiers, string result) =>
        $"{id} : {string.Join(' ', new[] { modifiers, result }.Where(part => part.Length > 0))}";

    private static string Modifiers(MethodBase method)
    {
        var words = new List<string>();
        if (!method.IsPublic)
            words.Add("protected");
        if (method.IsStatic)
            words.Add("static");
        if (method.DeclaringType!.IsInterface)
            return string.Join(' ', words);
        if (method.IsAbstract)
            words.Add("abstract");
        else if (method.IsVirtual && !method.IsFinal)
            words.Add("virtual");
        return string.Join(' ', words);
    }

    private static string FieldModifiers(FieldInfo field)
    {
        var words = new List<string>();
        if (!field.IsPublic)
            words.Add("protected");
        if (field.IsStatic)
            words.Add("static");
        if (field.IsInitOnly)
            words.Add("readonly");
        return string.Join(' ', words);
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Base(Type type) =>
        type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && !typeof(Delegate).IsAssignableFrom(type)
            ? " <- " + DocumentationId.Of(parent)
            : "";
}
