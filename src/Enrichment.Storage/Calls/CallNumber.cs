using System.Globalization;

namespace Enrichment.Storage.Calls;

/// <summary>The number in a call id: <c>tenant/company/acme.com#7</c> is the entity's seventh call.</summary>
public static class CallNumber
{
    /// <summary>The text before the number of every call of an entity.</summary>
    public static string Prefix(string entity) => entity + "#";

    /// <summary>Whose call it is; empty for an id that names nobody.</summary>
    public static string TenantOf(string callId) => callId.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? callId[..end] : "";

    /// <summary>0 for an id that has no number.</summary>
    public static int Of(string callId) =>
        int.TryParse(callId.AsSpan(callId.LastIndexOf('#') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
