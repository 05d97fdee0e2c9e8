using System.Text;
using Enrichment.Sandbox.Faults;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Hunter;

/// <summary>Hunter's way of failing.</summary>
internal sealed class HunterVoice : IVendorVoice
{
    public Answer Fail(Fault fault) => fault.Kind switch
    {
        FaultKind.Throttled => HunterErrors.TooFast,
        FaultKind.Quota => HunterErrors.CreditsGone,
        _ => Broken(fault.Variety<int>([500, 502, 503])),
    };

    public Answer Garble(Answer good, Fault fault) => Garbled.Json(good, fault);

    /// <summary>502 and 503 come from the proxy in front and are HTML.</summary>
    private static Answer Broken(int status) => status == 500
        ? HunterErrors.Of(500, "internal_server_error", "Something went wrong on our side")
        : new Answer(status, Encoding.UTF8.GetBytes($"<html><body><h1>{status}</h1></body></html>"), "text/html");
}
