using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

public class SubscriptionTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);
    private static readonly SourceDefinition Web = Source("web.site", ["company.phone"]);
    private static readonly SourceDefinition Hunter = Source("hunter.company", ["company.industry"]);
    private static readonly WaterfallRequest First = Request(["company.phone"], Web);
    private static readonly WaterfallRequest Second = Request(["company.industry"], Hunter);

    [Fact]
    public void Stages_are_worked_one_after_the_other_with_a_rest_between()
    {
        var asker = Asker(First, Second);
        asker.Next(Acme, During, Hash)!.Source.ShouldBe(Web);
        asker.NoteAsked();
        var entity = Acme.After(First, Web, Found(("company.phone", 1)), During);

        asker.Next(entity, During, Hash).ShouldBeNull();
        asker.IsDone.ShouldBeFalse();
        asker.RestsUntil.ShouldBe(During + Delay);
        asker.Next(entity, During + Delay - TimeSpan.FromTicks(1), Hash).ShouldBeNull();
        asker.Next(entity, During + Delay, Hash)!.Source.ShouldBe(Hunter);
        asker.RestsUntil.ShouldBeNull();
    }

    [Fact]
    public void A_stage_that_asked_nothing_is_followed_at_once_by_the_next()
    {
        var asker = Asker(First, Second);
        var known = Acme.After(First, Web, Found(("company.phone", 1)), Before);

        asker.Next(known, During, Hash)!.Source.ShouldBe(Hunter);
    }

    [Fact]
    public void There_is_no_rest_after_the_last_stage_and_none_without_a_delay()
    {
        var last = Asker(First);
        last.NoteAsked();
        last.NoteSkip("web.site", MissingReason.Error, "down");
        last.Next(Acme, During, Hash).ShouldBeNull();
        (last.IsDone, last.RestsUntil).ShouldBe((true, null));

        var eager = new Subscription("r", PriorityClass.Medium, 1, [First, Second], TimeSpan.Zero);
        eager.NoteAsked();
        eager.NoteSkip("web.site", MissingReason.Error, "down");
        eager.Next(Acme, During, Hash)!.Source.ShouldBe(Hunter);
    }

    [Fact]
    public void An_asker_without_stages_is_done_at_once_with_nothing()
    {
        var asker = Asker(Request([], Web));
        asker.Next(Acme, During, Hash).ShouldBeNull();

        asker.IsDone.ShouldBeTrue();
        asker.Compose(Acme).Fields.ShouldBeEmpty();
    }

    [Fact]
    public void Its_cost_is_what_it_paid_now_and_before_its_actor_was_lost()
    {
        var asker = Asker(First);
        asker.NotePaidBefore(new RequestCharges(0.02m, ["c0"]));
        asker.NotePaid("c1", 0.01m);
        asker.NotePaid("c2", 0);

        asker.Cost.ShouldBe(0.03m);
    }

    [Fact]
    public void A_charge_that_it_knows_already_counts_once_whoever_tells_it_first()
    {
        var asker = Asker(First);
        asker.NotePaid("c1", 0.01m);
        asker.NotePaidBefore(new RequestCharges(0.03m, ["c0", "c1"]));
        asker.NotePaid("c2", 0.02m);
        var late = Asker(First);
        late.NotePaid("c2", 0.02m);
        late.NotePaid("c3", 0.04m);

        asker.TakeOver(late);

        asker.Cost.ShouldBe(0.09m);
        asker.Paid.CallIds.ShouldBe(["c0", "c1", "c2", "c3"], ignoreOrder: true);
    }

    [Fact]
    public void The_answer_spans_all_stages_and_knows_which_calls_it_paid()
    {
        var asker = Asker(First, Second);
        var entity = Acme.After(First, Web, Found(("company.phone", 1)), During);
        asker.NotePaid(entity.Facts["company.phone"].CallId, 0.01m);
        entity = entity.After(Second, Hunter, Found(("company.industry", 1)), During);

        asker.Compose(entity).Fields.Select(f => (f.Field, f.Shared)).ShouldBe([("company.phone", false), ("company.industry", true)]);
    }

    [Fact]
    public void What_it_bought_before_its_actor_was_lost_is_its_own_and_not_shared()
    {
        var asker = Asker(First);
        var entity = Acme.After(First, Web, Found(("company.phone", 1)), During);

        asker.NotePaidBefore(new RequestCharges(0, [entity.Facts["company.phone"].CallId]));

        asker.Compose(entity).Fields.ShouldHaveSingleItem().Shared.ShouldBeFalse();
    }

    [Fact]
    public void Who_is_stopped_is_done_with_what_is_known_and_lacks_only_what_was_still_to_be_asked()
    {
        var asker = Asker(First, Second);
        var entity = Acme.After(First, Web, Found(("company.phone", 1)), During);

        asker.Stop(new Skip(MissingReason.Cancelled, "enough"));
        asker.Next(entity, During, Hash).ShouldBeNull();

        asker.IsDone.ShouldBeTrue();
        var outcome = asker.Compose(entity);
        outcome.Fields.ShouldHaveSingleItem().Field.ShouldBe("company.phone");
        outcome.Missing.ShouldHaveSingleItem().ShouldBe(new MissingField("company.industry", MissingReason.Cancelled, "enough"));
        outcome.Status.ShouldBe(RowStatus.Deferred);
    }

    [Fact]
    public void Who_is_stopped_while_it_rests_does_not_wait_for_the_end_of_the_rest()
    {
        var asker = Asker(First, Second);
        var entity = Acme.After(First, Web, Found(("company.phone", 1)), During);
        asker.NoteAsked();
        asker.Next(entity, During, Hash).ShouldBeNull();
        asker.IsDone.ShouldBeFalse();

        asker.Stop(new Skip(MissingReason.Cancelled, "enough"));
        asker.Next(entity, During, Hash).ShouldBeNull();

        asker.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void What_is_skipped_for_one_asker_is_asked_for_another()
    {
        var (poor, rich) = (Asker(First), Asker(First));
        poor.NoteSkip("web.site", MissingReason.Budget, "run:t/r");

        poor.Next(Acme, During, Hash).ShouldBeNull();
        rich.Next(Acme, During, Hash)!.Source.ShouldBe(Web);
        poor.Compose(Acme).Status.ShouldBe(RowStatus.Deferred);
    }

    [Fact]
    public void A_book_chooses_the_payer_and_lets_go_of_those_that_are_done()
    {
        var book = new SubscriptionBook();
        book.Add(new Subscription("low", PriorityClass.Low, 1, [First], Delay));
        book.Add(new Subscription("done", PriorityClass.High, 2, [Request([], Web)], Delay));
        book.Add(new Subscription("high", PriorityClass.High, 3, [Second], Delay));

        book.Next(Acme, During, Hash)!.RequestId.ShouldBe("high");
        book.TakeDone().Select(s => s.RequestId).ShouldBe(["done"]);
        book.All.Select(s => s.RequestId).ShouldBe(["low", "high"]);
        book.Remove("high").ShouldBeTrue();
        book.Remove("high").ShouldBeFalse();
        book.Next(Acme, During, Hash)!.RequestId.ShouldBe("low");
        book.Find("low").ShouldNotBeNull();
        book.NextRestEnd().ShouldBeNull();
    }

    [Fact]
    public void A_book_knows_when_the_next_rest_ends()
    {
        var book = new SubscriptionBook();
        foreach (var (id, delay) in new[] { ("slow", 9), ("fast", 3), ("busy", 0) })
        {
            var asker = new Subscription(id, PriorityClass.Medium, 1, [First, Second], TimeSpan.FromSeconds(delay));
            asker.NoteAsked();
            book.Add(asker);
        }

        book.Next(Acme.After(First, Web, Found(("company.phone", 1)), During), During, Hash)!.RequestId.ShouldBe("busy");
        book.NextRestEnd().ShouldBe(During + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void An_empty_book_asks_nothing()
    {
        new SubscriptionBook().Next(Acme, During, Hash).ShouldBeNull();
        new SubscriptionBook().NextRestEnd().ShouldBeNull();
    }

    private static Subscription Asker(params WaterfallRequest[] stages) => new("r", PriorityClass.Medium, 1, stages, Delay);
}
