using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

/// <summary>Mission A5: what was answered within the window is skipped and counted.</summary>
public class SkippedRowTests
{
    private static readonly SourceDefinition Web = Source("web.site", ["company.phone", "company.email"]);
    private static readonly SourceDefinition Hunter = Source("hunter.company", ["company.industry"]);
    private static readonly WaterfallRequest Wants = Request(["company.phone", "company.email"], Web);
    private static readonly SourceAnswer Nothing = SourceAnswer.NoData("", Charge.None);

    [Fact]
    public void A_row_whose_fields_were_all_answered_before_the_run_is_skipped_and_still_gets_them()
    {
        var outcome = Acme.After(Wants, Web, Found(("company.phone", 1), ("company.email", 1)), Before).Compose(Wants);

        outcome.Status.ShouldBe(RowStatus.Skipped);
        outcome.Fields.Count.ShouldBe(2);
    }

    [Fact]
    public void Nothing_known_is_an_answer_too() => Acme.After(Wants, Web, Nothing, Before).Compose(Wants).Status.ShouldBe(RowStatus.Skipped);

    [Fact]
    public void A_row_of_this_run_that_others_of_the_run_already_answered_is_not_skipped() =>
        Acme.After(Wants, Web, Found(("company.phone", 1), ("company.email", 1)), During).Compose(Wants).Status.ShouldBe(RowStatus.Enriched);

    [Fact]
    public void A_row_for_which_something_was_asked_in_vain_in_this_run_is_not_skipped()
    {
        var wants = Request(["company.phone", "company.industry"], Web, Hunter);
        var entity = Acme.After(wants, Web, Found(("company.phone", 1)), Before).After(wants, Hunter, Nothing, During);

        entity.Compose(wants).Status.ShouldBe(RowStatus.Partial);
    }

    [Fact]
    public void What_others_asked_in_this_run_for_fields_of_their_own_does_not_matter()
    {
        var entity = Acme.After(Wants, Web, Found(("company.phone", 1), ("company.email", 1)), Before)
            .After(Request(["company.industry"], Hunter), Hunter, Found(("company.industry", 1)), During);

        entity.Compose(Wants).Status.ShouldBe(RowStatus.Skipped);
    }

    [Fact]
    public void A_row_that_nobody_could_ever_be_asked_for_is_no_result_even_where_the_entity_is_known()
    {
        var entity = Acme.After(Wants, Web, Found(("company.phone", 1)), Before);

        entity.Compose(Request(["company.naics"], Web)).Status.ShouldBe(RowStatus.NoResult);
    }

    [Fact]
    public void A_field_without_a_source_does_not_keep_a_known_row_from_being_skipped()
    {
        var entity = Acme.After(Wants, Web, Found(("company.phone", 1)), Before);

        entity.Compose(Request(["company.phone", "company.naics"], Web)).Status.ShouldBe(RowStatus.Skipped);
    }

    [Theory]
    [InlineData(MissingReason.Error, RowStatus.Partial)]
    [InlineData(MissingReason.Budget, RowStatus.Deferred)]
    public void A_row_with_a_source_that_could_not_be_asked_is_not_skipped(MissingReason reason, RowStatus status)
    {
        var wants = Request(["company.phone", "company.industry"], Web, Hunter);

        Acme.After(wants, Web, Found(("company.phone", 1)), Before).Compose(wants, ("hunter.company", reason)).Status.ShouldBe(status);
    }

    [Fact]
    public void Nothing_is_skipped_in_a_refresh()
    {
        var refresh = Wants with { FreshSince = RunStart };
        var entity = Acme.After(Wants, Web, Found(("company.phone", 1), ("company.email", 1)), Before)
            .After(refresh, Web, Found(("company.phone", 1), ("company.email", 1)), During);

        entity.Compose(refresh).Status.ShouldBe(RowStatus.Enriched);
    }
}
