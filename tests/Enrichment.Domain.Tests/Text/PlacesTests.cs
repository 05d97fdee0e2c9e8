using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class PlacesTests
{
    [Theory]
    [InlineData("US", "US")]
    [InlineData("usa", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("gbr", "GB")]
    [InlineData("England", "GB")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Republic of Korea", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Cote d'Ivoire", "CI")]
    public void A_country_is_found_by_code_or_name(string text, string code) => Countries.Find(text).ShouldNotBeNull().Alpha2.ShouldBe(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("n/a")]
    public void What_is_no_country_is_not_found(string? text) => Countries.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("US", "CA", "CA")]
    [InlineData("US", "california", "CA")]
    [InlineData("CA", "Québec", "QC")]
    [InlineData("AU", "WA", "WA")]
    public void A_state_is_found_within_its_country(string country, string text, string code) =>
        Subdivisions.Find(country, text).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_states_name_that_two_countries_share_tells_none()
    {
        Subdivisions.FindAnywhere("WA").ShouldBeNull();
        Subdivisions.FindAnywhere("CA").ShouldNotBeNull().Country.ShouldBe("US");
        Subdivisions.Find("GB", "CA").ShouldBeNull();
    }
}
