using Enrichment.Domain.Buckets;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

public class PayerChoiceTests
{
    private static readonly PlannedCall Call = Acme.Next(Request(["company.phone"], Source("web.site", ["company.phone"])))!;

    [Fact]
    public void The_highest_class_pays_then_the_oldest() =>
        Choose(("low", PriorityClass.Low, 1, Call), ("young", PriorityClass.High, 3, Call), ("old", PriorityClass.High, 2, Call)).ShouldBe("old");

    [Fact]
    public void Who_asks_nothing_pays_nothing() =>
        Choose(("done", PriorityClass.High, 1, null), ("asks", PriorityClass.Minimal, 2, Call)).ShouldBe("asks");

    [Fact]
    public void Where_nobody_asks_nobody_pays()
    {
        Choose(("done", PriorityClass.High, 1, null)).ShouldBeNull();
        Choose().ShouldBeNull();
    }

    private static string? Choose(params (string Id, PriorityClass Class, long Arrival, PlannedCall? Call)[] askers) =>
        PayerChoice.Choose(askers.Select(a => new Asker(a.Id, a.Class, a.Arrival, a.Call)))?.RequestId;
}
