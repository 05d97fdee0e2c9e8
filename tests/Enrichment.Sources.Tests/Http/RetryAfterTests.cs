using Enrichment.Sources.Http;

namespace Enrichment.Sources.Tests.Http;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("7", 7.0)]
    [InlineData(" 7 ", 7.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("600", 600.0)]
    [InlineData("601", 600.0)]
    [InlineData("99999999999999999999999", 600.0)]
    [InlineData("Thu, 01 Oct 2026 12:00:30 GMT", 30.0)]
    [InlineData("Thu, 01 Oct 2026 11:00:00 GMT", 0.0)]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", 600.0)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_stated_wait_is_seconds_or_a_date_and_is_capped(string? header, double? seconds) =>
        (RetryAfter.Parse(header, Now)?.TotalSeconds).ShouldBe(seconds);
}
