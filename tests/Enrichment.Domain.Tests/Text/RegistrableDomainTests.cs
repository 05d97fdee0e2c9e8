using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class RegistrableDomainTests
{
    [Theory]
    [InlineData("acme.com", "acme.com")]
    [InlineData("http://www.acme.com", "acme.com")]
    [InlineData("HTTPS://WWW.Acme.COM/", "acme.com")]
    [InlineData("  acme.com.  ", "acme.com")]
    [InlineData("shop.acme.co.uk/a/b?c=d#e", "acme.co.uk")]
    [InlineData("//acme.com/x", "acme.com")]
    [InlineData("acme.com:8080", "acme.com")]
    [InlineData("http://user:secret@acme.com:80/", "acme.com")]
    [InlineData("http://http://acme.com", "acme.com")]
    [InlineData("http://https//www.acme.com", "acme.com")]
    [InlineData("http;//acme.com", "acme.com")]
    [InlineData("http:acme.com", "acme.com")]
    [InlineData("http:/acme.com", "acme.com")]
    [InlineData("http:\\\\acme.com\\x", "acme.com")]
    [InlineData("http ://acme.com", "acme.com")]
    [InlineData("http.//acme.com", "acme.com")]
    [InlineData("www. acme.com", "acme.com")]
    [InlineData("www..acme.com", "acme.com")]
    [InlineData("\"acme.com\"", "acme.com")]
    [InlineData("<http://acme.com>", "acme.com")]
    [InlineData("acme.com, beta.com", "acme.com")]
    [InlineData("acme.com (formerly beta)", "acme.com")]
    [InlineData("see http://acme.com", "acme.com")]
    [InlineData("http://acme.com/Acme, LLC, a company with spaces", "acme.com")]
    [InlineData("http://web.archive.org/web/20050401010915/www.acme.com/br", "acme.com")]
    [InlineData("%20acme.com", "acme.com")]
    [InlineData("jo@acme.com", "acme.com")]
    [InlineData("mailto:jo@mail.acme.com", "acme.com")]
    [InlineData("müller.de", "xn--mller-kva.de")]
    [InlineData("http://www.MÜLLER.de/über", "xn--mller-kva.de")]
    [InlineData("mu\u0308ller.de", "xn--mller-kva.de")]
    [InlineData("mÃ¼ller.de", "xn--mller-kva.de")]
    [InlineData("xn--mller-kva.de", "xn--mller-kva.de")]
    [InlineData("ａｃｍｅ．ｃｏｍ", "acme.com")]
    [InlineData("例え。テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("a_b.acme.com", "acme.com")]
    public void A_messy_cell_gives_its_registrable_domain(string cell, string expected)
    {
        RegistrableDomain.TryParse(cell, out var domain, out var problem).ShouldBeTrue(problem.ToString());
        domain.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, DomainProblem.Nothing)]
    [InlineData(" ", DomainProblem.Nothing)]
    [InlineData("#NAME?", DomainProblem.Nothing)]
    [InlineData("n/a", DomainProblem.Nothing)]
    [InlineData("http://", DomainProblem.Nothing)]
    [InlineData("localhost", DomainProblem.NoDot)]
    [InlineData("Acme Inc.", DomainProblem.NoDot)]
    [InlineData("http:///", DomainProblem.NoDot)]
    [InlineData("@acme", DomainProblem.NoDot)]
    [InlineData("127.0.0.1", DomainProblem.IpAddress)]
    [InlineData("http://10.0.0.1:8080/x", DomainProblem.IpAddress)]
    [InlineData("http://[::1]/", DomainProblem.IpAddress)]
    [InlineData("2001:db8::1", DomainProblem.IpAddress)]
    [InlineData("1.2.3", DomainProblem.NotAHost)]
    [InlineData("co.uk", DomainProblem.OnlySuffix)]
    [InlineData("www.example", DomainProblem.OnlySuffix)]
    [InlineData("index.html", DomainProblem.NotAHost)]
    [InlineData("Ask John.Smith about it", DomainProblem.NoDot)]
    [InlineData("John.Smith knows", DomainProblem.NotAHost)]
    [InlineData("acme!.com", DomainProblem.BadCharacter)]
    [InlineData("-acme.com", DomainProblem.BadCharacter)]
    [InlineData("ac\u2603me.com", DomainProblem.BadCharacter)]
    [InlineData("a\0b.com", DomainProblem.BadCharacter)]
    public void A_cell_without_a_registrable_domain_says_why(string? cell, DomainProblem expected)
    {
        RegistrableDomain.TryParse(cell, out _, out var problem).ShouldBeFalse();
        problem.ShouldBe(expected);
        problem.Describe().ShouldNotBe(problem.ToString());
    }

    [Fact]
    public void Labels_beyond_63_and_hosts_beyond_253_characters_are_refused()
    {
        var label = new string('a', 63);
        Problem($"{label}.com").ShouldBe(DomainProblem.None);
        Problem($"{label}a.com").ShouldBe(DomainProblem.TooLong);
        Problem($"{label}.{label}.{label}.{label}.com").ShouldBe(DomainProblem.TooLong);
        Problem(new string('a', 1_000_000) + ".com").ShouldBe(DomainProblem.TooLong);
    }

    [Theory]
    [InlineData("foo.blogspot.com", "foo.blogspot.com")]
    [InlineData("www.foo.blogspot.com/x", "foo.blogspot.com")]
    [InlineData("blogspot.com", "blogspot.com")]
    [InlineData("http://www.blogspot.com", "blogspot.com")]
    [InlineData("shop.wordpress.com", "shop.wordpress.com")]
    [InlineData("www.wordpress.com", "wordpress.com")]
    [InlineData("www.com", "www.com")]
    [InlineData("www.co.uk", "www.co.uk")]
    public void A_builders_customers_are_companies_and_so_is_the_builder(string cell, string expected)
    {
        RegistrableDomain.TryParse(cell, out var domain).ShouldBeTrue();
        domain.Value.ShouldBe(expected);
        domain.IsSharedPage.ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://www.facebook.com/acme", true)]
    [InlineData("http://apps.facebook.com/office-book", true)]
    [InlineData("facebook.com", false)]
    [InlineData("https://www.facebook.com/", false)]
    [InlineData("https://sites.google.com/site/acme", true)]
    [InlineData("https://www.google.com/about", false)]
    [InlineData("https://angel.co/acme", true)]
    [InlineData("acme.com/facebook.com/x", false)]
    public void A_page_on_a_shared_site_is_told_from_the_site(string cell, bool shared)
    {
        RegistrableDomain.TryParse(cell, out var domain).ShouldBeTrue();
        domain.IsSharedPage.ShouldBe(shared);
    }

    [Fact]
    public void A_domain_read_again_is_itself_and_no_cell_throws()
    {
        var cells = new MessyText(seed: 7);
        var read = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var cell = cells.Host();
            if (!RegistrableDomain.TryParse(cell, out var domain))
                continue;
            read++;
            RegistrableDomain.TryParse(domain.Value, out var again).ShouldBeTrue(cell);
            again.Value.ShouldBe(domain.Value, cell);
            RegistrableDomain.TryParse(domain.Host, out var fromHost).ShouldBeTrue(cell);
            fromHost.Value.ShouldBe(domain.Value, cell);
            domain.Host.ShouldEndWith(domain.Value);
        }

        read.ShouldBeGreaterThan(4_000);
    }

    private static DomainProblem Problem(string cell) =>
        RegistrableDomain.TryParse(cell, out _, out var problem) ? DomainProblem.None : problem;
}
