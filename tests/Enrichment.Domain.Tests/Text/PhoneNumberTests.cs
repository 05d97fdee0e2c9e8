using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+1 (202) 555-0123", "+12025550123")]
    [InlineData("202.555.0123", "2025550123")]
    [InlineData("tel:+12025550123", "+12025550123")]
    [InlineData("0044 20 7946 0000", "+442079460000")]
    [InlineData("+44 (0)20 7946 0000", "+442079460000")]
    [InlineData("(202) 555-0123 x45", "2025550123 ext 45")]
    [InlineData("(202) 555-0123, Ext. 45", "2025550123 ext 45")]
    [InlineData("202-555-0123 extension: 7", "2025550123 ext 7")]
    [InlineData("２０２－５５５－０１２３", "2025550123")]
    public void A_number_is_its_digits_however_it_is_punctuated(string cell, string shown)
    {
        PhoneNumber.TryParse(cell, out var number).ShouldBeTrue();
        number.ToString().ShouldBe(shown);
        PhoneNumber.TryParse(shown, out var again).ShouldBeTrue();
        again.ShouldBe(number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("n/a")]
    [InlineData("call us")]
    [InlineData("12345")]
    [InlineData("1234567890123456")]
    [InlineData("0000000")]
    [InlineData("202-555-0123 or 202-555-0124")]
    [InlineData("2025550123+1")]
    [InlineData("2013-01-01T00:00")]
    public void What_is_no_number_is_refused(string? cell) => PhoneNumber.TryParse(cell, out _).ShouldBeFalse();

    [Theory]
    [InlineData("+1 202 555 0123", "202-555-0123", true)]
    [InlineData("+44 20 7946 0000", "020 7946 0000", true)]
    [InlineData("202-555-0123", "202-555-0123 x4", true)]
    [InlineData("202-555-0123 x5", "202-555-0123 x4", false)]
    [InlineData("202-555-0123", "555-0123", false)]
    [InlineData("+1 202 555 0123", "+44 202 555 0123", false)]
    public void Two_spellings_of_one_line_match(string one, string other, bool match)
    {
        PhoneNumber.TryParse(one, out var a).ShouldBeTrue();
        PhoneNumber.TryParse(other, out var b).ShouldBeTrue();
        a.Matches(b).ShouldBe(match);
        b.Matches(a).ShouldBe(match);
    }
}
