using Enrichment.Sandbox.Faults;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Data Axle's way of failing.</summary>
internal sealed class DataAxleVoice : IVendorVoice
{
    public Answer Fail(Fault fault) => fault.Kind switch
    {
        FaultKind.Throttled => DataAxleErrors.TooFast(fault.Variety<bool>([true, false]) ? TimeSpan.FromSeconds(1) : null),
        FaultKind.Quota => DataAxleErrors.Of(fault.Variety<int>([403, 429]), "The contract's record allowance is used up"),
        _ => DataAxleErrors.Of(fault.Variety<int>([500, 502, 503]), "Internal server error"),
    };

    public Answer Garble(Answer good, Fault fault) => Garbled.Json(good, fault);
}
