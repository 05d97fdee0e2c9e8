using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class UnicodeTextTests
{
    [Theory]
    [InlineData("Ångström", "angstrom")]
    [InlineData("Łódź Ørsted Đà Nẵng", "lodz orsted da nang")]
    [InlineData("œuvre Æon þing ŋ", "oeuvre aeon thing n")]
    [InlineData("Straße ﬁn", "strasse fin")]
    [InlineData("ΆΈΉ", "αεη")]
    [InlineData("Ёлка", "елка")]
    [InlineData("日本語", "日本語")]
    public void Folding_drops_case_and_accents_and_keeps_other_scripts(string text, string folded) =>
        UnicodeText.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("u\u0308", "ü")]
    [InlineData("ｱ", "ア")]
    [InlineData("ｇﾞ", "g\u3099")]
    [InlineData("Ａ１", "A1")]
    [InlineData("a\u200Bb\u00ADc", "abc")]
    [InlineData("ễ", "ễ")]
    [InlineData("e\u0302\u0303", "ễ")]
    public void Composing_joins_letters_with_their_marks(string text, string composed) =>
        UnicodeText.ComposeCompatible(text).ShouldBe(composed);

    [Fact]
    public void Folding_and_composing_twice_changes_nothing_more()
    {
        var texts = new MessyText(seed: 13);
        for (var i = 0; i < 20_000; i++)
        {
            var text = texts.Noise();
            var folded = UnicodeText.Fold(text);
            UnicodeText.Fold(folded).ShouldBe(folded, text);
            var composed = UnicodeText.ComposeCompatible(text);
            UnicodeText.ComposeCompatible(composed).ShouldBe(composed, text);
        }
    }
}
