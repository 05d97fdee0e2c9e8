using Enrichment.Host.Gateway.Webhooks;

namespace Enrichment.Host.Tests.Gateway.Webhooks;

public sealed class RetryPlanTests
{
    [Theory]
    [InlineData(1, 0.5, "00:00:15")]
    [InlineData(2, 0.5, "00:01:00")]
    [InlineData(3, 0.5, "00:04:00")]
    [InlineData(7, 0.5, "02:00:00")]
    [InlineData(1, 0.0, "00:00:11.25")]
    [InlineData(1, 1.0, "00:00:18.75")]
    public void Waits_grow_up_to_two_hours_and_spread_by_a_quarter(int attempts, double chance, string wait) =>
        RetryPlan.After(attempts, chance).ShouldBe(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void All_attempts_together_take_five_to_six_hours() =>
        Enumerable.Range(1, RetryPlan.MostAttempts - 1).Sum(a => RetryPlan.After(a, 0.5).TotalHours).ShouldBeInRange(5, 6);
}
