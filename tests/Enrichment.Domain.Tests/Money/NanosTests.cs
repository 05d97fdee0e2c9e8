using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Money;

public class NanosTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.0245", 24_500_000)]
    [InlineData("0.000000001", 1)]
    [InlineData("0.0000000001", 1)]
    [InlineData("0.0000000010000000000000000001", 2)]
    [InlineData("1000", 1_000_000_000_000)]
    public void A_price_is_rounded_up_to_the_next_nano_dollar(string dollars, long nanos) =>
        Nanos.From(decimal.Parse(dollars)).ShouldBe(nanos);

    [Fact]
    public void What_was_rounded_once_is_exact_from_there_on()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var price = random.NextInt64(1, 1_000_000_000_000) / 1_000_000_000_000m * random.Next(1, 100_000);
            var rounded = Nanos.RoundUp(price);

            rounded.ShouldBeGreaterThanOrEqualTo(price);
            (rounded - price).ShouldBeLessThan(0.000000001m);
            Nanos.RoundUp(rounded).ShouldBe(rounded);
            Nanos.ToDollars(Nanos.From(price)).ShouldBe(rounded);
        }
    }

    [Fact]
    public void Sums_in_nano_dollars_and_in_dollars_are_the_same()
    {
        var random = new Random(8);
        var prices = Enumerable.Range(0, 5_000).Select(_ => Nanos.RoundUp(random.Next(1, 1_000_000) / 7_000_000m)).ToList();

        Nanos.ToDollars(prices.Sum(Nanos.From)).ShouldBe(prices.Sum());
    }

    [Theory]
    [InlineData("9223372036.854775807", true)]
    [InlineData("9223372036.8547758071", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void An_amount_beyond_what_the_store_holds_is_refused_not_cut(string dollars, bool fits)
    {
        if (fits)
        {
            Nanos.ToDollars(Nanos.From(decimal.Parse(dollars))).ShouldBe(decimal.Parse(dollars));
        }
        else
        {
            Should.Throw<OverflowException>(() => Nanos.From(decimal.Parse(dollars)));
        }
    }

    [Fact]
    public void A_call_is_never_charged_more_than_its_most_while_its_units_are_within_theirs()
    {
        var random = new Random(9);
        for (var i = 0; i < 2_000; i++)
        {
            var price = new Price(random.Next(1, 1_000_000) / 30_000_000m, random.Next(1, 50), "v1");
            var units = price.MostUnits * random.Next(0, 101) / 100m;

            price.Of(units).ShouldBeLessThanOrEqualTo(price.Most);
        }

        new Price(0, 10, "free").Most.ShouldBe(0);
        new Price(0.0245m, 10, "v1").Most.ShouldBe(0.245m);
    }
}
