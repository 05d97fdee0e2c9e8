using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.Hunter;

/// <summary>Ids in the form of a UUID, fixed by what they name.</summary>
internal static class RecordId
{
    public static string Of(string kind, string name)
    {
        var hex = StableHash.Of(0, kind, name).ToString("x32");
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }
}
