using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>Root may write what nobody may, unless it gives that up.</summary>
internal static class Permissions
{
    /// <summary>What its mode says of a file holds for this process too.</summary>
    public static Launch BoundByPermissions(this Launch launch) => !Environment.IsPrivilegedProcess ? launch : launch with
    {
        Through = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"],
    };
}
