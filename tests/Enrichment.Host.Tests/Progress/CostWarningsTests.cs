using Enrichment.Host.Progress;

namespace Enrichment.Host.Tests.Progress;

public sealed class CostWarningsTests
{
    [Fact]
    public void Each_mark_is_told_once_and_only_the_highest_reached()
    {
        var warnings = new CostWarnings();
        warnings.Check(4.99m, 10).ShouldBeNull();
        warnings.Check(5m, 10).ShouldBe("cost: 50 % of the budget of $10.00 is spent ($5.00)");
        warnings.Check(6m, 10).ShouldBeNull();
        warnings.Check(10m, 10).ShouldBe("cost: 100 % of the budget of $10.00 is spent ($10.00)");
        warnings.Check(10m, 10).ShouldBeNull();
    }

    [Fact]
    public void Without_a_budget_there_is_nothing_to_warn_of()
    {
        new CostWarnings().Check(100, null).ShouldBeNull();
        new CostWarnings().Check(0, 0).ShouldBeNull();
    }
}
