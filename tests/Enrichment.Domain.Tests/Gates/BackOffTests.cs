using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

public class BackOffTests
{
    private readonly Desk desk = new(Desk.Account());
    private int asked;

    [Fact]
    public void After_slow_down_the_whole_account_waits_what_the_vendor_states()
    {
        Throttle(wait: 7);
        desk.Ask("next").Ask(Desk.Request("other", operation: "verify")).Grants().ShouldBeEmpty();
        desk.Wake.ShouldBe(Desk.At(7));

        desk.MoveTo(7).Grants().ShouldBe(["next", "other"]);
    }

    [Fact]
    public void Without_a_stated_wait_it_doubles_each_time_in_a_row_up_to_its_bound()
    {
        double[] expected = [1, 2, 4, 8, 16, 30, 30, 30];

        foreach (var seconds in expected)
        {
            WaitAfterThrottle().ShouldBe(TimeSpan.FromSeconds(seconds));
        }
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(31)]
    public void A_stated_wait_is_bounded_too(double stated)
    {
        Throttle(stated);
        desk.Ask("next").Grants();
        desk.Wake.ShouldBe(Desk.At(30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_stated_wait_of_nothing_is_none(double stated)
    {
        Throttle(stated);
        desk.Ask("next").Grants().ShouldBeEmpty();
        desk.Wake.ShouldBe(Desk.At(1));
    }

    [Fact]
    public void Calls_that_were_in_flight_together_are_one_step()
    {
        var together = Enumerable.Range(0, 5).Select(i => $"t{i}").ToList();
        together.ForEach(id => desk.Ask(id));
        desk.Grants().ShouldBe(together);
        together.Take(4).ToList().ForEach(id => desk.Return(id, AnswerClass.Throttled));
        desk.Ask("next").Grants();
        desk.Wake.ShouldBe(Desk.At(1));

        // The slowest of them comes back after the wait was over, and is still no second step.
        desk.MoveTo(1).Grants().ShouldBe(["next"]);
        desk.Return("t4", AnswerClass.Throttled).Ask("later").Grants().ShouldBeEmpty();
        desk.Wake.ShouldBe(Desk.At(2));
    }

    [Fact]
    public void A_success_of_a_call_from_before_the_wait_does_not_start_the_doubling_anew()
    {
        desk.Ask("slow").Grants();
        WaitAfterThrottle();
        WaitAfterThrottle();
        desk.Return("slow");

        WaitAfterThrottle().ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void A_success_after_the_wait_starts_the_doubling_anew()
    {
        WaitAfterThrottle();
        WaitAfterThrottle();
        desk.Ask("fine").Grants().ShouldBe(["fine"]);
        desk.Return("fine");

        WaitAfterThrottle().ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Slow_down_never_opens_the_breaker()
    {
        for (var i = 0; i < 20; i++)
        {
            WaitAfterThrottle();
        }

        desk.Ask("next").Grants().ShouldBe(["next"]);
    }

    private void Throttle(double? wait = null)
    {
        var id = $"throttled{asked++}";
        desk.Ask(id).Grants().ShouldBe([id]);
        desk.Return(id, AnswerClass.Throttled, wait);
    }

    /// <summary>One call that is told to slow down; how long the account then waits, which has passed when this returns.</summary>
    private TimeSpan WaitAfterThrottle()
    {
        Throttle();
        desk.Ask("probe").Grants().ShouldBeEmpty();
        desk.Gate.Cancel("probe");
        var wait = desk.Wake!.Value - desk.Now;
        desk.MoveTo((desk.Wake.Value - Desk.Start).TotalSeconds);
        return wait;
    }
}
