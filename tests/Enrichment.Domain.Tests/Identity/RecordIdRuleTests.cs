using Enrichment.Domain.Identity;
using Enrichment.Domain.Tests.Text;

namespace Enrichment.Domain.Tests.Identity;

public class RecordIdRuleTests
{
    private static readonly string[] Header = ["id", "fund.title", "poc.first_name", "poc.last_name", "note"];

    [Fact]
    public void By_default_the_fund_and_its_contact_make_the_id()
    {
        var rule = RecordIdRule.For(Header);
        rule.Columns.ShouldBe(["fund.title", "poc.first_name", "poc.last_name"]);
        rule.UsesWholeRow.ShouldBeFalse();
        rule.Of(["1", "Fund", "Jo", "Doe", "x"]).ShouldBe(rule.Of(["2", "Fund", "Jo", "Doe", "y"]));
        rule.Of(["1", "Fund", "Jo", "Doe", "x"]).ShouldNotBe(rule.Of(["1", "Fund", "J", "oDoe", "x"]));
    }

    [Fact]
    public void Rows_without_fund_and_contact_are_told_apart_by_the_whole_row()
    {
        var rule = RecordIdRule.For(Header);
        rule.Of(["1", "", " ", null, "x"]).ShouldNotBe(rule.Of(["2", "", " ", null, "x"]));
    }

    [Fact]
    public void Without_those_columns_the_whole_row_makes_the_id()
    {
        var rule = RecordIdRule.For(["a", "fund.title"]);
        rule.UsesWholeRow.ShouldBeTrue();
        rule.Of(["1", "2"]).ShouldNotBe(rule.Of(["2", "2"]));
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_the_nearest() =>
        Should.Throw<FormatException>(() => RecordIdRule.For(Header, ["found.title"])).Message
            .ShouldBe("The file has no column \"found.title\" to take record ids from. Did you mean \"fund.title\"?");

    [Fact]
    public void The_id_depends_on_every_cell_and_not_on_the_order_of_columns()
    {
        var texts = new MessyText(seed: 31);
        for (var i = 0; i < 3_000; i++)
        {
            var header = Enumerable.Range(0, 1 + texts.Next(6)).Select(n => $"c{n}").ToArray();
            var cells = header.Select(_ => texts.Pick([texts.Words(), texts.Noise(), "", "a", "ab"])).ToArray();
            var rule = RecordIdRule.For(header);
            var id = rule.Of(cells);
            RecordId.Parse(id.ToString()).ShouldBe(id);
            RecordIdRule.For(header.Reverse().ToArray()).Of(cells.Reverse().ToArray()).ShouldBe(id);
            rule.Of([.. cells, "beyond the header"]).ShouldBe(id);

            var at = texts.Next(cells.Length);
            var changed = cells.ToArray();
            changed[at] += "x";
            rule.Of(changed).ShouldNotBe(id);
            if (at + 1 < cells.Length && cells[at].Length > 0)
            {
                var moved = cells.ToArray();
                (moved[at], moved[at + 1]) = (cells[at][..^1], cells[at][^1] + cells[at + 1]);
                rule.Of(moved).ShouldNotBe(id);
            }
        }
    }

    [Fact]
    public void The_form_of_ids_is_storage_format_and_stays() =>
        RecordIdRule.For(Header).Of(["1", "Fund", "Jo", "Doe", "x"]).ToString().ShouldBe("yhm74k7wf6mwezu2dccvzgbt5u");

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("abcdefghijklmnopqrstuvwxy1")]
    public void What_is_no_record_id_is_refused(string text) =>
        Should.Throw<FormatException>(() => RecordId.Parse(text)).Message.ShouldContain($"\"{text}\"");
}
