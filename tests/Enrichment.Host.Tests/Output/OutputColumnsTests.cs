using Enrichment.Domain.Rows;
using Enrichment.Host.Output;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Output;

public sealed class OutputColumnsTests
{
    [Fact]
    public void Input_columns_come_first_then_fields_then_status_sources_and_cost() =>
        new OutputColumns(Some.Table("name", "name", "url")).Header.ShouldBe(
            ["name", "name", "url", "industry", "company_phone", "enrichment_status", "enrichment_sources", "enrichment_cost"]);

    [Fact]
    public void A_column_that_bears_a_fields_name_is_filled_where_blank_and_kept_where_filled()
    {
        var columns = new OutputColumns(Some.Table("Industry", "industry"));
        columns.Header.ShouldBe(["Industry", "industry", "company_phone", "enrichment_status", "enrichment_sources", "enrichment_cost"]);
        var row = Some.Row(1, 1, RowStatus.Enriched, " ", "").With("company.industry", "Software");
        columns.Cells(row).Take(2).ShouldBe(["Software", ""]);
        var filled = Some.Row(1, 1, RowStatus.Enriched, "Mine", "").With("company.industry", "Software");
        columns.Cells(filled).Take(2).ShouldBe(["Mine", ""]);
    }

    [Fact]
    public void A_file_that_was_enriched_before_keeps_its_old_columns_beside_the_new() =>
        new OutputColumns(Some.Table("name", "enrichment_status", "enrichment_cost")).Header.TakeLast(3).ShouldBe(
            ["enrichment_status_2", "enrichment_sources", "enrichment_cost_2"]);

    [Fact]
    public void Sources_are_named_in_field_order_and_shared_ones_marked()
    {
        var row = Some.Row(1, 1, RowStatus.Enriched, "x")
            .With("company.phone", "+1 555 0100", "internal.crawl", shared: true)
            .With("company.industry", "=Evil") with
        { Cost = 0.0245m };
        new OutputColumns(Some.Table("name")).Cells(row).ShouldBe(
            ["x", "'=Evil", "+1 555 0100", "enriched", "hunter.company; internal.crawl (shared)", "0.0245"]);
    }

    [Fact]
    public void Values_carried_over_from_an_older_file_keep_its_sources_and_cost()
    {
        var row = Some.Row(1, 1, RowStatus.Enriched, "x") with
        {
            Values = new Dictionary<string, string> { [RowProvenance.CarriedSources] = "hunter.company", [RowProvenance.CarriedCost] = "0.05" },
        };
        new OutputColumns(Some.Table("name")).Cells(row).ToArray()[^2..].ShouldBe(["hunter.company", "0.05"]);
    }
}
