using Enrichment.Sandbox.Faults;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>How web servers fail.</summary>
internal sealed class WebVoice : IVendorVoice
{
    public Answer Fail(Fault fault)
    {
        var status = fault.Kind == FaultKind.Throttled ? fault.Variety<int>([429, 503]) : fault.Variety<int>([500, 502, 503]);
        var answer = new Answer(status, "<html><body><h1>Please try again later</h1></body></html>"u8.ToArray(), "text/html");
        return fault.Kind == FaultKind.Throttled ? answer.With("Retry-After", "1") : answer;
    }

    /// <summary>A page that stops in the middle of its markup, or a connection that closes in the middle of the page.</summary>
    public Answer Garble(Answer good, Fault fault)
    {
        if (good.Body.Length < 2)
            return good;
        return fault.Variety<bool>([true, false])
            ? good with { Body = good.Body[..(good.Body.Length / 2)] }
            : good with { Ending = Ending.Cut };
    }
}
