using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class LinkedInUrlTests
{
    [Theory]
    [InlineData("https://www.linkedin.com/in/Jane-Doe-123/", "in/jane-doe-123")]
    [InlineData("linkedin.com/in/jane-doe-123", "in/jane-doe-123")]
    [InlineData("http://uk.linkedin.com/in/jane-doe-123?trk=abc#top", "in/jane-doe-123")]
    [InlineData("https://www.linkedin.com/in/jane-doe-123/de", "in/jane-doe-123")]
    [InlineData("https://www.linkedin.com/mwlite/in/jane-doe-123", "in/jane-doe-123")]
    [InlineData("https://www.linkedin.com/in/j%C3%BCrgen", "in/jürgen")]
    [InlineData("https://www.linkedin.com/in/jürgen", "in/jürgen")]
    [InlineData("https://www.linkedin.com/company/Acme/about/", "company/acme")]
    [InlineData("www.linkedin.com/company/12345", "company/12345")]
    [InlineData("https://www.linkedin.com/school/mit/", "school/mit")]
    public void One_page_has_one_key_however_it_is_linked(string cell, string key)
    {
        LinkedInUrl.TryParse(cell, out var url).ShouldBeTrue();
        url.Key.ShouldBe(key);
        LinkedInUrl.TryParse(url.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(url);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://www.linkedin.com/")]
    [InlineData("https://www.linkedin.com/in/")]
    [InlineData("https://www.linkedin.com/feed/update/1")]
    [InlineData("https://www.linkedin.com/in/a%2Fb")]
    [InlineData("https://linkedin.com.evil.com/in/jane")]
    [InlineData("https://evil.com/linkedin.com/in/jane")]
    [InlineData("in@linkedin.com/in/jane")]
    public void Other_links_are_refused(string? cell) => LinkedInUrl.TryParse(cell, out _).ShouldBeFalse();
}
