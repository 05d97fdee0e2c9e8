using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Tests.Web.Pages;

public class PageReaderTests
{
    [Fact]
    public void A_page_is_read_as_a_visitor_sees_it()
    {
        var page = Read("""
            <!doctype html><html><head><base href="/sub/"><title>Acme &amp; Sons</title>
            <meta name="Description" content="Pipes &eacute; more"><meta property="og:site_name" content="Acme">
            <script src="/wp-content/x.js"></script><script>var hidden = "hide@acme.com";</script><style>.x{content:"no"}</style>
            <script type="application/ld+json">{"@type":"Organization"}</script></head>
            <body><!-- comment@acme.com --><p>Write to info@<b>acme</b>.com</p><p>or call</p><a href="contact"> Get in <i>touch</i></a>
            <textarea>form@acme.com</textarea></body></html>
            """);

        page.Title.ShouldBe("Acme & Sons");
        page.Meta("description").ShouldBe("Pipes é more");
        page.Meta("og:site_name").ShouldBe("Acme");
        page.Assets.ShouldBe(["/wp-content/x.js"]);
        page.JsonLd.ShouldBe(["""{"@type":"Organization"}"""]);
        page.Text.ShouldContain("Write to info@acme.com\n");
        page.Text.ShouldNotContain("hide@");
        page.Text.ShouldNotContain("form@");
        page.Text.ShouldNotContain("comment@");
        var link = page.Links.ShouldHaveSingleItem();
        link.Target.ShouldBe(new Uri("http://acme.com/sub/contact"));
        link.Text.ShouldBe("Get in touch");
    }

    [Fact]
    public void An_email_hidden_by_a_content_network_is_read() =>
        // 0x2a combined by exclusive or with each octet of "a@b.ce".
        Read("""<a class="__cf_email__" data-cfemail="2a4b6a4804494f">[email&#160;protected]</a>""").Text.ShouldStartWith("a@b.ce");

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<table><td>")]
    [InlineData("<p><font size=1>")]
    [InlineData("<a href=x>")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("&#x;&ampx")]
    [InlineData("<script><!--<script>")]
    [InlineData("<title>")]
    [InlineData("<svg><foreignObject>")]
    public void Two_megabytes_of_the_worst_are_read_without_harm(string piece)
    {
        var page = Read(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)));

        page.Links.Count.ShouldBeLessThanOrEqualTo(2_000);
        page.Text.Length.ShouldBeLessThanOrEqualTo(400_000);
    }

    [Fact]
    public void A_tag_with_countless_attributes_is_read_without_harm()
    {
        var attributes = string.Concat(Enumerable.Range(0, 150_000).Select(i => $"a{i}=1 "));

        Read($"<a {attributes} href=/x>y</a>").Links.ShouldHaveSingleItem().Text.ShouldBe("y");
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        const string Signs = "<>/=\"'&;#!-?abc \n\0[]{}:@.\ud800\uffff";
        var random = new Random(11);
        for (var i = 0; i < 3_000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => Signs[random.Next(Signs.Length)]));
            Read("<a href='" + html + "<meta content=" + html + html);
        }
    }

    private static Page Read(string html) => PageReader.Read(html, new Uri("http://acme.com/"), []);
}
