namespace Enrichment.Simulation.Vendors;

/// <summary>What a vendor charged for one request.</summary>
/// <param name="Question">Tenant, operation and inputs: what a vendor that repeats for free charges once.</param>
internal sealed record BilledCall(string CallId, string Question, decimal Dollars, DateTimeOffset At);

/// <summary>The vendors' own account of what they are owed. It knows nothing of the ledger.</summary>
internal sealed class VendorBill
{
    private readonly List<BilledCall> billed = [];

    public IReadOnlyList<BilledCall> All => billed;

    /// <param name="freeRepeat">Within this time the same question is charged once.</param>
    public BilledCall Charge(string callId, string question, decimal dollars, TimeSpan? freeRepeat, DateTimeOffset now)
    {
        var isRepeat = freeRepeat is { } period && billed.Exists(b => b.Question == question && b.Dollars > 0 && b.At > now - period);
        var call = new BilledCall(callId, question, isRepeat ? 0 : dollars, now);
        billed.Add(call);
        return call;
    }
}
