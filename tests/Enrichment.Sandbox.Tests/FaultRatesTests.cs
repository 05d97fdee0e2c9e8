namespace Enrichment.Sandbox.Tests;

public sealed class FaultRatesTests
{
    [Fact]
    public void Every_key_is_read_and_absent_ones_are_zero()
    {
        FaultRates.Parse("throttled=0.05,error=0.02, timeout=0.01,malformed=0.03,quota=0")
            .ShouldBe(new FaultRates { Throttled = 0.05, Error = 0.02, Timeout = 0.01, Malformed = 0.03 });
        FaultRates.Parse("").ShouldBe(FaultRates.None);
    }

    [Theory]
    [InlineData("throtled=0.1", "unknown key 'throtled'; did you mean 'throttled'?")]
    [InlineData("elephants=0.1", "unknown key 'elephants'; known: throttled, error, timeout, malformed, quota")]
    [InlineData("error=often", "error=often: 'often' is not a number")]
    [InlineData("error", "'error' is not key=rate")]
    [InlineData("error=0.1,error=0.2", "'error' is given twice")]
    [InlineData("error=1.5", "error=1.5 is not between 0 and 1")]
    [InlineData("error=-0.1", "error=-0.1 is not between 0 and 1")]
    [InlineData("error=0.6,timeout=0.6", "add up to 1.2")]
    public void A_bad_key_or_value_is_named(string text, string reason) =>
        Should.Throw<FormatException>(() => FaultRates.Parse(text)).Message.ShouldContain(reason);
}
