using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

public class BreakerTests
{
    private readonly Desk desk = new(Desk.Account());
    private int asked;

    [Fact]
    public void Failures_in_a_row_open_it_and_what_waits_is_refused()
    {
        Open();
        var refused = desk.Ask("next").Decide().ShouldHaveSingleItem();

        refused.Refused.ShouldBe(MissingReason.Error);
        refused.Detail.ShouldContain("hunter");
        refused.Detail.ShouldContain("circuit is open");
    }

    [Theory]
    [InlineData(AnswerClass.Data)]
    [InlineData(AnswerClass.NoData)]
    [InlineData(AnswerClass.BadInput)]
    [InlineData(AnswerClass.Suppressed)]
    public void An_answer_between_failures_starts_the_count_anew(AnswerClass answer)
    {
        Call(AnswerClass.Retry);
        Call(AnswerClass.Retry);
        Call(answer);
        Call(AnswerClass.Retry);
        Call(AnswerClass.Retry);

        desk.Ask("next").Grants().ShouldBe(["next"]);
    }

    [Fact]
    public void When_its_time_is_over_one_call_tries_and_the_others_are_refused_meanwhile()
    {
        Open();
        desk.MoveTo(10).Ask("try").Ask("second");
        var decisions = desk.Decide();

        decisions.Select(d => (d.Request.PermitId, d.Refused)).ShouldBe([("try", null), ("second", MissingReason.Error)]);
        desk.Ask("third").Decide().ShouldHaveSingleItem().Refused.ShouldBe(MissingReason.Error);
    }

    [Fact]
    public void The_call_that_tries_closes_it_with_any_valid_answer()
    {
        Open();
        Try().Return("try", AnswerClass.NoData);

        desk.Ask("a").Ask("b").Grants().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_call_that_tries_and_fails_opens_it_for_as_long_again()
    {
        Open();
        Try().Return("try", AnswerClass.Retry);

        desk.MoveTo(19.9).Ask("early").Decide().ShouldHaveSingleItem().Refused.ShouldBe(MissingReason.Error);
        desk.MoveTo(20).Ask("late").Grants().ShouldBe(["late"]);
    }

    [Theory]
    [InlineData(AnswerClass.Pending)]
    [InlineData(AnswerClass.Throttled)]
    public void A_try_that_tells_nothing_is_followed_by_another(AnswerClass answer)
    {
        Open();
        Try().Return("try", answer);
        desk.Decide();

        desk.MoveTo(40).Ask("again").Ask("second").Decide().Select(d => d.Refused).ShouldBe([null, MissingReason.Error]);
    }

    [Fact]
    public void A_try_that_is_cancelled_is_followed_by_another()
    {
        Open();
        Try().Gate.Cancel("try");

        desk.Ask("again").Grants().ShouldBe(["again"]);
    }

    [Fact]
    public void A_try_whose_holder_died_is_followed_by_another_once_its_lease_is_over()
    {
        Open();
        Try().MoveTo(70).Gate.ExpirePermits(desk.Now).ShouldBe(1);

        desk.Ask("again").Grants().ShouldBe(["again"]);
    }

    [Fact]
    public void It_does_not_try_while_calls_from_before_are_in_flight()
    {
        desk.Ask("slow").Grants();
        Open();
        desk.MoveTo(10).Ask("try").Grants().ShouldBeEmpty();

        desk.Return("slow", AnswerClass.Throttled, 1).Grants();
        desk.MoveTo(11).Grants().ShouldBe(["try"]);
    }

    [Fact]
    public void An_account_whose_failures_say_nothing_about_it_has_none()
    {
        var web = new Desk(Desk.Account("web") with { HasBreaker = false });
        for (var i = 0; i < 50; i++)
        {
            web.Ask(Desk.Request($"{i}", account: "web")).Grants().ShouldBe([$"{i}"]);
            web.Return($"{i}", AnswerClass.Retry);
        }
    }

    private void Open()
    {
        for (var i = 0; i < Desk.Settings.BreakerThreshold; i++)
        {
            Call(AnswerClass.Retry);
        }
    }

    private Desk Try()
    {
        desk.MoveTo(10).Ask("try").Grants().ShouldBe(["try"]);
        return desk;
    }

    private void Call(AnswerClass answer)
    {
        var id = $"call{asked++}";
        desk.Ask(id).Grants().ShouldBe([id]);
        desk.Return(id, answer);
    }
}
