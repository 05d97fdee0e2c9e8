using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Vendors;

/// <summary>How vendors answer: by what they know, and by what goes wrong with them.</summary>
internal sealed class VendorAnswers(World world, Draw draw, VendorBill bill, HashSet<string> lost)
{
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;

    /// <summary>After this a connector gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool HasOvercharged { get; private set; }

    /// <summary>The answer and how long it takes; null where the connector breaks.</summary>
    public (SourceAnswer? Answer, TimeSpan After) To(VendorRequest request)
    {
        var plan = request.Source;
        if (request.Query.Continuation is int left)
        {
            return left > 0 ? NotReady(left - 1) : (Clean(request), AtOnce);
        }

        var trouble = world.HasTrouble ? draw.Number(0, 9999) / 100.0 : 100;
        return trouble switch
        {
            _ when Falls(ref trouble, plan.Throttled) => (Failed(AnswerClass.Throttled, "slow down", Stated()), AtOnce),
            _ when Falls(ref trouble, plan.Failing) => (Failed(AnswerClass.Retry, "it fails", null), AtOnce),
            _ when Falls(ref trouble, plan.Breaking) => (Unclear(request, "the connection broke"), AtOnce),
            _ when Falls(ref trouble, plan.Silent) => (Unclear(request, "no answer in time"), Patience),
            _ when Falls(ref trouble, plan.Throwing) => Thrown(request),
            _ when Falls(ref trouble, plan.Wrong) => (Wrong(request), AtOnce),
            _ when Falls(ref trouble, plan.Overcharging) => (Overcharged(request), AtOnce),
            _ when Falls(ref trouble, plan.Gone) => (Failed(draw.Percent(50) ? AnswerClass.QuotaGone : AnswerClass.AuthGone, "no more", null), AtOnce),
            _ => draw.Percent(plan.Pending) ? Accepted(request) : (Clean(request), AtOnce),
        };
    }

    private static bool Falls(ref double trouble, double share)
    {
        trouble -= share;
        return trouble < 0;
    }

    private static SourceAnswer Failed(AnswerClass failure, string detail, TimeSpan? wait) => SourceAnswer.Failed(failure, detail, Charge.None, wait);

    private TimeSpan? Stated() => draw.Percent(50) ? draw.Seconds(0.2, 3) : null;

    private SourceAnswer Clean(VendorRequest request)
    {
        var truth = Truth(request);
        BillFor(request, truth.Units);
        return new SourceAnswer(truth.Class, truth.Facts, Charge.Of(truth.Units), null, truth.Class.ToString());
    }

    private VendorTruth Truth(VendorRequest request) =>
        VendorTruth.Of(world.Plan.Seed, request.Definition, request.Query.Entity, request.Source.ChargesNothingKnown);

    private void BillFor(VendorRequest request, decimal units)
    {
        var definition = request.Definition;
        if (definition.IsPaid && units > 0)
        {
            var billed = bill.Charge(request.Query.CallId, request.Question, definition.Price.Of(units), definition.FreeRepeat, world.Time.GetUtcNow());
            world.Story.Tell("bill", $"{billed.CallId}: {billed.Dollars}");
        }
    }

    /// <summary>The request may have been worked and charged: nobody can tell.</summary>
    private SourceAnswer Unclear(VendorRequest request, string detail)
    {
        lost.Add(request.Query.CallId);
        if (draw.Percent(50))
        {
            BillFor(request, Truth(request).Units);
        }

        return SourceAnswer.Failed(AnswerClass.Retry, detail, Charge.Unknown);
    }

    private (SourceAnswer? Answer, TimeSpan After) Thrown(VendorRequest request)
    {
        Unclear(request, "");
        return (null, draw.Milliseconds(1, 100));
    }

    private SourceAnswer Wrong(VendorRequest request)
    {
        var units = Truth(request).Units;
        BillFor(request, units);
        return new SourceAnswer(
            AnswerClass.Data, draw.Percent(50) ? [] : [new FoundFact("company.country", "", 7), new FoundFact("no.such.field", "?", 0.9)], Charge.Of(units));
    }

    private SourceAnswer Overcharged(VendorRequest request)
    {
        var units = request.Definition.Price.MostUnits + 1;
        HasOvercharged |= request.Definition.IsPaid;
        BillFor(request, units);
        var truth = Truth(request);
        return new SourceAnswer(truth.Class, truth.Facts, Charge.Of(units), null, truth.Class.ToString());
    }

    private (SourceAnswer Answer, TimeSpan After) Accepted(VendorRequest request)
    {
        // Where its account is paused before it is ready, nobody fetches the answer.
        lost.Add(request.Query.CallId);
        return NotReady(world.HasTrouble && draw.Percent(10) ? 1_000 : draw.Number(0, 3));
    }

    private (SourceAnswer Answer, TimeSpan After) NotReady(int left) =>
        (new SourceAnswer(AnswerClass.Pending, [], Charge.None, draw.Seconds(0.1, 5), "not ready", left), AtOnce);
}
