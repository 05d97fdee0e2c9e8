using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

public class AnswerComposerTests
{
    private static readonly SourceDefinition Web = Source("web.site", ["company.phone", "company.email"]);
    private static readonly SourceDefinition Hunter = Source("hunter.company", ["company.phone", "company.industry", "contact.email"]);
    private static readonly WaterfallRequest Both = Request(["company.phone", "company.email"], Web, Hunter);
    private static readonly SourceAnswer Nothing = SourceAnswer.NoData("", Charge.None);

    [Fact]
    public void Every_wanted_field_is_either_found_or_missing_for_a_reason_in_the_askers_order()
    {
        var outcome = Acme.After(Both, Web, Found(("company.email", 0.9)), During).Compose(Both);

        outcome.Fields.Select(f => f.Field).ShouldBe(["company.email"]);
        outcome.Missing.Select(m => (m.Field, m.Reason)).ShouldBe([("company.phone", MissingReason.NoData)]);
        outcome.Status.ShouldBe(RowStatus.Partial);
    }

    [Fact]
    public void A_field_carries_its_provenance_and_is_shared_unless_this_asker_paid_its_call()
    {
        var entity = Acme.After(Both, Web, Found(("company.email", 0.9)), During);
        var callId = entity.Facts["company.email"].CallId;

        var paid = AnswerComposer.Compose(entity, Both, NoSkips, new HashSet<string> { callId }).Fields.Single();
        paid.ShouldBe(new FieldAnswer("company.email", "company.email at 0.9", "web.site", callId, 0.9, During, false, null));
        entity.Compose(Both).Fields.Single().Shared.ShouldBeTrue();
    }

    [Fact]
    public void All_found_is_enriched() =>
        Acme.After(Both, Web, Found(("company.email", 0.9), ("company.phone", 0.1)), During).Compose(Both).Status.ShouldBe(RowStatus.Enriched);

    [Fact]
    public void Nothing_found_by_all_that_were_asked_is_no_result() =>
        Acme.After(Both, Web, Nothing, During).After(Both, Hunter, Nothing, During).Compose(Both).Status.ShouldBe(RowStatus.NoResult);

    [Fact]
    public void Nothing_found_and_one_source_in_error_is_failed_but_something_found_is_partial()
    {
        Acme.After(Both, Web, Nothing, During).Compose(Both, ("hunter.company", MissingReason.Error)).Status.ShouldBe(RowStatus.Failed);
        Acme.After(Both, Web, Found(("company.email", 1)), During).Compose(Both, ("hunter.company", MissingReason.Error)).Status
            .ShouldBe(RowStatus.Partial);
    }

    [Theory]
    [InlineData(MissingReason.Budget)]
    [InlineData(MissingReason.Quota)]
    [InlineData(MissingReason.Paused)]
    [InlineData(MissingReason.Cancelled)]
    public void What_money_or_time_can_change_defers_the_row_even_with_something_found(MissingReason reason)
    {
        var outcome = Acme.After(Both, Web, Found(("company.email", 1)), During).Compose(Both, ("hunter.company", reason));

        outcome.Status.ShouldBe(RowStatus.Deferred);
        outcome.Missing.Single().ShouldBe(new MissingField("company.phone", reason, "why"));
    }

    [Fact]
    public void A_refusal_for_a_field_that_was_found_elsewhere_defers_nothing() =>
        Acme.After(Both, Web, Found(("company.email", 1), ("company.phone", 1)), During)
            .Compose(Both, ("hunter.company", MissingReason.Budget)).Status.ShouldBe(RowStatus.Enriched);

    [Fact]
    public void An_answer_that_is_still_to_come_leaves_a_row_without_anything_for_later()
    {
        Acme.Compose(Both, ("web.site", MissingReason.Pending)).Status.ShouldBe(RowStatus.Deferred);
        Acme.After(Both, Web, Found(("company.email", 1)), During).Compose(Both, ("hunter.company", MissingReason.Pending)).Status
            .ShouldBe(RowStatus.Partial);
    }

    [Fact]
    public void Of_several_reasons_the_one_that_money_or_time_can_change_is_told_first()
    {
        MissingReason[] inOrder =
        [
            MissingReason.Cancelled, MissingReason.Budget, MissingReason.Paused, MissingReason.Quota, MissingReason.Pending, MissingReason.Error,
            MissingReason.Suppressed,
        ];

        foreach (var (first, second) in inOrder.SelectMany((a, i) => inOrder.Skip(i + 1).Select(b => (a, b))))
        {
            var phone = Request(["company.phone"], Web, Hunter);
            Acme.Compose(phone, ("web.site", first), ("hunter.company", second)).Missing.Single().Reason.ShouldBe(first);
            Acme.Compose(phone, ("web.site", second), ("hunter.company", first)).Missing.Single().Reason.ShouldBe(first);
        }
    }

    [Fact]
    public void A_field_that_nobody_could_be_asked_for_says_so()
    {
        var outcome = Acme.After(Both, Web, Nothing, During).Compose(Request(["company.naics"], Web));

        outcome.Missing.Single().Reason.ShouldBe(MissingReason.NoSource);
        outcome.Status.ShouldBe(RowStatus.NoResult);
    }

    [Fact]
    public void A_legal_refusal_is_the_reason_in_later_runs_too()
    {
        var request = Request(["contact.email"], Hunter);
        var entity = Acme.After(request with { FreshSince = default }, Hunter, SourceAnswer.Failed(AnswerClass.Suppressed, ""), Stale);

        entity.Compose(request).Missing.Single().Reason.ShouldBe(MissingReason.Suppressed);
    }

    [Fact]
    public void A_stale_value_is_not_an_answer()
    {
        var outcome = Acme.After(Both with { FreshSince = default }, Web, Found(("company.email", 1)), Stale).Compose(Both);

        outcome.Fields.ShouldBeEmpty();
        outcome.Missing.ShouldAllBe(m => m.Reason == MissingReason.NoSource);
    }

    [Fact]
    public void A_less_confident_answer_bought_after_the_window_is_what_the_asker_gets()
    {
        var entity = Acme.After(Both with { FreshSince = default }, Web, Found(("company.email", 0.9)), Stale)
            .After(Both, Web, Found(("company.email", 0.6)), During);

        entity.Compose(Both).Fields.Single().Value.ShouldBe("company.email at 0.6");
    }
}
