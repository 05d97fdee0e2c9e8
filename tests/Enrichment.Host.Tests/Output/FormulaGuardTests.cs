using Enrichment.Host.Output;

namespace Enrichment.Host.Tests.Output;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("+")]
    [InlineData("-")]
    public void A_formula_gets_an_apostrophe_which_can_be_taken_back(string value)
    {
        FormulaGuard.Escape(value).ShouldBe("'" + value);
        FormulaGuard.Unescape("'" + value).ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("+1 (555) 010-0000")]
    [InlineData("+15550100000")]
    [InlineData("-12.5")]
    [InlineData("'quoted'")]
    [InlineData("a=b")]
    public void Words_and_numbers_stay_as_they_are(string value)
    {
        FormulaGuard.Escape(value).ShouldBe(value);
        FormulaGuard.Unescape(value).ShouldBe(value);
    }
}
