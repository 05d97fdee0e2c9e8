using Enrichment.Sources.Web.Crawl;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Tests.Web.Crawl;

public class KeyPagesTests
{
    [Theory]
    [InlineData("""<a href="/contact">x</a>""", "/contact")]
    [InlineData("""<a href="/p/7">Contact us</a>""", "/p/7")]
    [InlineData("""<a href="/en/about-us.html">x</a>""", "/en/about-us.html")]
    [InlineData("""<a href="/%C3%BCber-uns">x</a>""", "/%C3%BCber-uns")]
    [InlineData("""<a href="/impressum">x</a><a href="/kontakt">y</a>""", "/kontakt", "/impressum")]
    [InlineData("""<a href="/team">x</a><a href="/jobs">x</a><a href="/pricing">x</a><a href="/about">x</a><a href="/contact">x</a>""", "/contact", "/about", "/team", "/jobs")]
    [InlineData("""<a href="/contact/sales/europe">x</a><a href="/contact">x</a>""", "/contact")]
    [InlineData("""<a href="/contact">x</a><a href="/contact#form">y</a>""", "/contact")]
    [InlineData("""<a href="/contact.pdf">x</a><a href="/contactless">y</a><a href="/about.jpg">z</a>""")]
    [InlineData("""<a href="http://other.com/contact">x</a><a href="mailto:contact@acme.com">contact</a><a href="javascript:contact()">contact</a>""")]
    [InlineData("""<a href="/">About</a><a href="#about">About</a>""")]
    public void The_pages_worth_a_request_are_chosen(string html, params string[] expected) =>
        KeyPages.Choose(PageReader.Read(html, new Uri("http://acme.com/"), []), 4).Select(u => u.PathAndQuery).ShouldBe(expected);
}
