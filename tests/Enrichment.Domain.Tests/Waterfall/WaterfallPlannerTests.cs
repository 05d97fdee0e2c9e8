using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

public class WaterfallPlannerTests
{
    private static readonly SourceDefinition Web = Source("web.site", ["company.phone", "company.email"]);
    private static readonly SourceDefinition Hunter = Source("hunter.company", ["company.phone", "company.industry"]);
    private static readonly SourceDefinition Axle = Source(
        "axle.match", ["company.phone", "company.domain"], [["company.name", "company.city"], ["company.phone"]]);

    [Fact]
    public void The_first_source_in_the_askers_order_that_gives_something_missing_is_asked()
    {
        Acme.NextOperation(Request(["company.industry"], Web, Hunter)).ShouldBe("hunter.company");
        Acme.NextOperation(Request(["company.phone"], Web, Hunter)).ShouldBe("web.site");
        Acme.NextOperation(Request(["company.phone"], Hunter, Web)).ShouldBe("hunter.company");
        Acme.NextOperation(Request(["company.naics"], Hunter, Web)).ShouldBeNull();
        Acme.NextOperation(Request([], Hunter, Web)).ShouldBeNull();
    }

    [Fact]
    public void A_call_says_which_missing_fields_it_is_for_and_what_it_asks_with()
    {
        var call = Acme.Next(Request(["company.naics", "company.email", "company.phone"], Web)).ShouldNotBeNull();

        call.Wanted.ShouldBe(["company.email", "company.phone"]);
        call.Inputs.ShouldBe(new Dictionary<string, string> { ["company.domain"] = "acme.com" });
        call.InputHash.ShouldBe(Hash("acme", "web.site", call.Inputs));
        (call.FreshSince, call.RunStartedAt).ShouldBe((FreshSince, RunStart));
    }

    [Fact]
    public void A_source_is_asked_only_when_one_of_its_alternatives_is_complete()
    {
        var request = Request(["company.domain"], Axle);
        Nameless.NextOperation(request).ShouldBeNull();
        Nameless.NextOperation(request.Given(("company.name", "Acme"))).ShouldBeNull();
        Nameless.NextOperation(request.Given(("company.name", "Acme"), ("company.city", ""))).ShouldBeNull();

        Nameless.Next(request.Given(("company.name", "Acme"), ("company.city", "Boise")))!.Inputs.Keys.Order()
            .ShouldBe(["company.city", "company.name"]);
        Nameless.Next(request.Given(("company.phone", "+1 208"), ("company.name", "Acme")))!.Inputs.Keys.ShouldBe(["company.phone"]);
    }

    [Fact]
    public void What_one_source_found_can_be_what_the_next_one_needs()
    {
        var request = Request(["company.phone", "company.domain"], Axle, Web);
        var found = Acme.After(request, Web, Found(("company.phone", 0.9)), During);

        found.Next(request with { Wanted = ["company.domain"] })!.Inputs.ShouldBe(
            new Dictionary<string, string> { ["company.phone"] = "company.phone at 0.9" });
    }

    [Fact]
    public void What_a_source_merely_uses_comes_from_the_row_and_never_from_answers()
    {
        var source = Source("x.find", ["company.email"], uses: ["company.city", "company.phone"]);
        var request = Request(["company.email"], source).Given(("company.city", "Boise"));
        var entity = Acme.After(request, Web, Found(("company.phone", 0.9)), During);

        entity.Next(request)!.Inputs.Keys.Order().ShouldBe(["company.city", "company.domain"]);
    }

    [Fact]
    public void A_companys_own_domain_wins_over_what_its_row_says() =>
        Acme.Next(Request(["company.phone"], Web).Given(("company.domain", "www.acme.com/contact")))!.Inputs["company.domain"]
            .ShouldBe("acme.com");

    [Fact]
    public void A_source_for_another_kind_of_entity_is_not_asked() =>
        Acme.NextOperation(Request(["company.phone"], Web with { Kind = EntityKind.Person })).ShouldBeNull();

    [Fact]
    public void The_first_confident_value_stops_the_waterfall_for_its_field_and_no_other()
    {
        var request = Request(["company.phone", "company.industry"], Web, Hunter);
        var entity = Acme.After(request, Web, Found(("company.phone", 0.5)), During);

        WaterfallPlanner.Missing(entity, request).ShouldBe(["company.industry"]);
        entity.Next(request)!.Wanted.ShouldBe(["company.industry"]);
        entity.Next(request with { Wanted = ["company.phone"] }).ShouldBeNull();
    }

    [Fact]
    public void A_value_below_the_least_confidence_does_not_stop_it_and_its_source_is_not_asked_again()
    {
        var request = Request(["company.phone"], Web, Hunter);
        var entity = Acme.After(request, Web, Found(("company.phone", 0.49)), During);

        entity.NextOperation(request).ShouldBe("hunter.company");
        entity.After(request, Hunter, SourceAnswer.NoData("", Charge.None), During).NextOperation(request).ShouldBeNull();
    }

    [Fact]
    public void What_is_skipped_fails_over_to_the_next_source()
    {
        var skipped = new Dictionary<string, Skip> { ["web.site"] = new(Rows.MissingReason.Error, "down") };

        WaterfallPlanner.Next(Acme, Request(["company.phone"], Web, Hunter), skipped, Hash)!.Source.ShouldBe(Hunter);
    }

    [Theory]
    [InlineData(AnswerClass.NoData)]
    [InlineData(AnswerClass.BadInput)]
    [InlineData(AnswerClass.Data)]
    public void An_answer_of_whatever_kind_is_remembered_for_the_askers_window(AnswerClass answer)
    {
        var request = Request(["company.phone"], Web);
        var answered = answer == AnswerClass.Data ? Found(("company.email", 1)) : SourceAnswer.Failed(answer, "");

        Acme.After(request, Web, answered, FreshSince).NextOperation(request).ShouldBeNull();
        Acme.After(request with { FreshSince = default }, Web, answered, Stale).NextOperation(request).ShouldBe("web.site");
    }

    [Fact]
    public void A_legal_refusal_is_remembered_for_ever()
    {
        var request = Request(["company.phone"], Web) with { FreshSince = default };
        var entity = Acme.After(request, Web, SourceAnswer.Failed(AnswerClass.Suppressed, ""), Stale);

        entity.NextOperation(request with { FreshSince = During }).ShouldBeNull();
    }

    [Fact]
    public void Nothing_known_from_another_question_before_the_run_does_not_keep_this_one_from_being_asked()
    {
        var request = Request(["company.domain"], Axle).Given(("company.name", "Acme"), ("company.city", "Boise"));
        var other = request.Given(("company.name", "Acme Inc"), ("company.city", "Boise"));
        var entity = Nameless.After(other, Axle, SourceAnswer.NoData("", Charge.None), Before);

        entity.NextOperation(other).ShouldBeNull();
        entity.NextOperation(request).ShouldBe("axle.match");
    }

    [Theory]
    [InlineData(AnswerClass.NoData)]
    [InlineData(AnswerClass.Data)]
    public void Two_spellings_of_one_entity_in_one_run_do_not_buy_twice(AnswerClass answer)
    {
        var request = Request(["company.domain"], Axle).Given(("company.name", "Acme"), ("company.city", "Boise"));
        var other = request.Given(("company.name", "ACME Incorporated"), ("company.city", "Boise"));
        var answered = answer == AnswerClass.Data ? Found(("company.phone", 0.1)) : SourceAnswer.NoData("", Charge.None);

        Nameless.After(request, Axle, answered, During).NextOperation(other).ShouldBeNull();
    }

    [Fact]
    public void A_refresh_buys_again_what_was_known_and_once_only()
    {
        var request = Request(["company.phone"], Web);
        var refresh = request with { FreshSince = RunStart };
        var entity = Acme.After(request, Web, Found(("company.phone", 0.9)), Before);
        entity.NextOperation(request).ShouldBeNull();
        entity.NextOperation(refresh).ShouldBe("web.site");

        var refreshed = entity.After(refresh, Web, Found(("company.phone", 0.6)), During);
        refreshed.NextOperation(refresh).ShouldBeNull();
        refreshed.Facts["company.phone"].Value.ShouldBe("company.phone at 0.6");
    }

    [Fact]
    public void A_clock_set_back_during_a_refresh_does_not_buy_the_same_again_and_again()
    {
        var refresh = Request(["company.phone"], Web) with { FreshSince = RunStart };
        var call = Acme.Next(refresh)!;

        Acme.WithAnswer(call, "#1", Found(("company.phone", 0.9)), Before).NextOperation(refresh).ShouldBeNull();
    }
}
