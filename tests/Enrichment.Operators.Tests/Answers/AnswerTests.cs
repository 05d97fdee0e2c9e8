using System.Text.Json;
using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Tests.Answers;

public class AnswerTests
{
    private enum State
    {
        WellLit,
    }

    private sealed record Part(string Name, long Count);

    private sealed record Everything(
        string Text, decimal Money, double Share, long Rows, bool Yes, State State, DateTimeOffset At, TimeSpan Waited, string? Nothing, IReadOnlyList<string> Names,
        IReadOnlyDictionary<string, long> Counts, IReadOnlyList<Part> Parts);

    private static readonly Everything Sample = new(
        "a\tb\nc\u001b[2J", 1234.5m, 0.123456, 1_234_567, true, State.WellLit, new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(1.25), null,
        ["x", "y"], new Dictionary<string, long> { ["ok"] = 1, ["bad"] = 2 }, [new Part("one", 1), new Part("eleven", 11)]);

    [Fact]
    public void Details_are_a_line_a_value_then_each_list_as_a_table() => Answer.Details(Sample).Write(AnswerForm.Text).ShouldBe("""
        text    a b c [2J
        money   $1234.50
        share   0.123
        rows    1,234,567
        yes     yes
        state   well lit
        at      2026-01-02 03:04:05
        waited  1.3 s
        names   x, y
        counts  ok 1, bad 2

        parts:
        name    count
        one         1
        eleven     11

        """);

    [Fact]
    public void As_JSON_the_same_value_keeps_its_types()
    {
        var json = JsonDocument.Parse(Answer.Details(Sample).Write(AnswerForm.Json)).RootElement;

        json.GetProperty("text").GetString().ShouldBe(Sample.Text);
        json.GetProperty("money").GetDecimal().ShouldBe(1234.5m);
        json.GetProperty("state").GetString().ShouldBe("well_lit");
        json.GetProperty("at").GetDateTimeOffset().ShouldBe(Sample.At);
        json.GetProperty("waited").GetDouble().ShouldBe(1.25);
        json.GetProperty("nothing").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("counts").GetProperty("bad").GetInt64().ShouldBe(2);
        json.GetProperty("parts")[1].GetProperty("name").GetString().ShouldBe("eleven");
    }

    [Fact]
    public void A_table_leaves_out_columns_in_which_nothing_stands()
    {
        Answer.Table([new { A = "x", B = (string?)null, C = 1L }, new { A = "y", B = (string?)null, C = 22L }], "none").Write(AnswerForm.Text)
            .ShouldBe("a   c\nx   1\ny  22\n");
    }

    [Fact]
    public void An_empty_table_says_so_to_people_and_is_an_empty_list_to_programs()
    {
        Answer.Table<Part>([], "no part").Write(AnswerForm.Text).ShouldBe("no part" + Environment.NewLine);
        Answer.Table<Part>([], "no part").Write(AnswerForm.Json).ShouldBe("[]\n");
    }

    [Fact]
    public void A_long_cell_is_cut_for_people_only()
    {
        Part[] parts = [new Part(new string('x', 500), 1)];

        Answer.Table(parts, "").Write(AnswerForm.Text).Split('\n').Max(l => l.Length).ShouldBeLessThan(180);
        Answer.Table(parts, "").Write(AnswerForm.Json).ShouldContain(new string('x', 500));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(89.96, "90 s")]
    [InlineData(90, "1.5 min")]
    [InlineData(5_400, "1.5 h")]
    [InlineData(200_000, "2.3 days")]
    public void Durations_are_told_in_the_unit_that_fits(double seconds, string text) =>
        Answer.Details(new { Waited = TimeSpan.FromSeconds(seconds) }).Write(AnswerForm.Text).ShouldBe($"waited  {text}\n");
}
