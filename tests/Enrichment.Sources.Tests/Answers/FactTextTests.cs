using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Tests.Answers;

public class FactTextTests
{
    [Theory]
    [InlineData("  a  b\t\nc ", "a b c")]
    [InlineData("a\u0000b", "a b")]
    [InlineData("\uFEFFa\u200B", "a")]
    [InlineData("N/A", null)]
    [InlineData("unknown", null)]
    [InlineData("caf\uFFFD", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void A_text_is_cleaned_or_is_nothing(string? text, string? expected) => FactText.Clean(text).ShouldBe(expected);

    [Fact]
    public void A_long_text_is_cut_at_a_space()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 1_000));

        var cut = FactText.Clean(text)!;

        cut.Length.ShouldBeLessThanOrEqualTo(FactText.Longest);
        cut.ShouldEndWith("word");
    }

    [Fact]
    public void A_cut_never_parts_a_surrogate_pair()
    {
        var cut = FactText.Clean("x" + string.Concat(Enumerable.Repeat("😀", 2_000)))!;

        char.IsHighSurrogate(cut[^1]).ShouldBeFalse();
        cut.Length.ShouldBeLessThanOrEqualTo(FactText.Longest);
    }
}
