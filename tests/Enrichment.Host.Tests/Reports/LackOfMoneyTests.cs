using Enrichment.Domain.Rows;
using Enrichment.Host.Reports;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Reports;

public sealed class LackOfMoneyTests
{
    [Theory]
    [InlineData("Budget: run:local/r1", "budget: run")]
    [InlineData("Budget: bucket:local/r1/saas", "budget: bucket")]
    [InlineData("Quota: account:local/r1:hunter", "budget: source hunter")]
    [InlineData("Quota: hunter: its allowance is used up", null)]
    [InlineData("Paused: an operator paused it", null)]
    [InlineData(null, null)]
    public void The_budget_is_named_as_summaries_name_it(string? reason, string? budget)
    {
        LackOfMoney.Of(Some.Row(1, 1, RowStatus.Deferred) with { Reason = reason }).ShouldBe(budget);
        LackOfMoney.Of(Some.Row(1, 1, RowStatus.Failed) with { Reason = reason }).ShouldBeNull();
    }
}
