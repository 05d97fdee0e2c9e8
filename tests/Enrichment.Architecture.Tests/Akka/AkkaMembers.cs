using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Enrichment.Architecture.Tests.Akka;

/// <summary>A member of a runtime, as an assembly's metadata refers to it.</summary>
/// <param name="Type">In the form of documentation ids: <c>Akka.Actor.ActorBase</c>, nested types behind a dot, <c>`1</c> for arity.</param>
/// <param name="Member">Null for a reference to the type itself.</param>
internal sealed record MemberUse(string Type, string? Member)
{
    public override string ToString() => Member is null ? Type : $"{Type}.{Member}";
}

/// <summary>Reads from a compiled assembly which types and members of the namespaces <c>Akka.*</c> it uses.</summary>
internal static class AkkaMembers
{
    public static IReadOnlyList<MemberUse> UsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(t => new MemberUse(NameOf(metadata, t), null));
        var members = metadata.MemberReferences.Select(m => Use(metadata, metadata.GetMemberReference(m)));
        return [.. types.Concat(members).OfType<MemberUse>().Where(u => u.Type.StartsWith("Akka.", StringComparison.Ordinal)).Distinct()];
    }

    private static MemberUse? Use(MetadataReader metadata, MemberReference member) =>
        TypeOf(metadata, member.Parent) is { } type ? new MemberUse(type, metadata.GetString(member.Name)) : null;

    private static string? TypeOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericOf(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => null,
    };

    /// <summary>The definition behind a constructed type; null for an array and the like.</summary>
    private static string? GenericOf(MetadataReader metadata, TypeSpecification constructed)
    {
        var signature = metadata.GetBlobReader(constructed.Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadByte();
        var definition = signature.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeReference ? NameOf(metadata, (TypeReferenceHandle)definition) : null;
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
