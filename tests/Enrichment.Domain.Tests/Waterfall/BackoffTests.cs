using Enrichment.Domain.Waterfall;

namespace Enrichment.Domain.Tests.Waterfall;

public class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(8, 128)]
    [InlineData(9, 128)]
    [InlineData(1_000, 128)]
    public void The_wait_doubles_with_up_to_a_quarter_of_jitter_and_is_bounded(int failures, double seconds)
    {
        foreach (var key in Enumerable.Range(0, 500).Select(i => $"t/company/acme{i}.com@1.1"))
        {
            Backoff.After(failures, key).TotalSeconds.ShouldBeInRange(seconds, seconds * 1.25);
        }
    }

    [Fact]
    public void A_replay_waits_the_same_time_and_two_calls_do_not_wait_alike()
    {
        Backoff.After(1, "t/company/acme.com@1.1").ShouldBe(Backoff.After(1, "t/company/acme.com@1.1"));

        Enumerable.Range(0, 100).Select(i => Backoff.After(1, $"call {i}")).Distinct().Count().ShouldBeGreaterThan(95);
    }
}
