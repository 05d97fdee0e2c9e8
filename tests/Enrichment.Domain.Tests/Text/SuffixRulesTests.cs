using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

/// <summary>The algorithm of publicsuffix.org, rule by rule; the hosts are made up to fit rules of the list.</summary>
public class SuffixRulesTests
{
    [Theory]
    [InlineData("com", null)]
    [InlineData("shoe.com", "shoe.com")]
    [InlineData("left.shoe.com", "shoe.com")]
    [InlineData("co.uk", null)]
    [InlineData("shoe.co.uk", "shoe.co.uk")]
    [InlineData("left.shoe.co.uk", "shoe.co.uk")]
    [InlineData("uk", null)]
    [InlineData("shoe.uk", "shoe.uk")]
    public void The_rule_with_most_labels_wins(string host, string? registrable) => Registrable(host).ShouldBe(registrable);

    [Theory]
    [InlineData("ck", null)]
    [InlineData("shoe.ck", null)]
    [InlineData("left.shoe.ck", "left.shoe.ck")]
    [InlineData("my.left.shoe.ck", "left.shoe.ck")]
    [InlineData("shoe.kobe.jp", null)]
    [InlineData("left.shoe.kobe.jp", "left.shoe.kobe.jp")]
    public void A_wildcard_stands_for_one_label(string host, string? registrable) => Registrable(host).ShouldBe(registrable);

    [Theory]
    [InlineData("www.ck", "www.ck")]
    [InlineData("shoe.www.ck", "www.ck")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("hall.city.kobe.jp", "city.kobe.jp")]
    public void An_exception_beats_its_wildcard(string host, string? registrable) => Registrable(host).ShouldBe(registrable);

    [Theory]
    [InlineData("shoe.nosuchsuffix", "shoe.nosuchsuffix")]
    [InlineData("left.shoe.nosuchsuffix", "shoe.nosuchsuffix")]
    [InlineData("nosuchsuffix", null)]
    public void Without_a_rule_the_last_label_is_the_suffix(string host, string? registrable)
    {
        Registrable(host).ShouldBe(registrable);
        SuffixRules.Find(host).Listed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("shoe.xn--55qx5d.cn", "shoe.xn--55qx5d.cn")]
    [InlineData("left.shoe.xn--fiqs8s", "shoe.xn--fiqs8s")]
    public void International_suffixes_are_known_in_punycode(string host, string? registrable) => Registrable(host).ShouldBe(registrable);

    [Theory]
    [InlineData("shoe.blogspot.com", SuffixSections.All, "shoe.blogspot.com")]
    [InlineData("shoe.blogspot.com", SuffixSections.Registry, "blogspot.com")]
    [InlineData("shoe.tumblr.com", SuffixSections.All, "shoe.tumblr.com")]
    [InlineData("shoe.tumblr.com", SuffixSections.Registry | SuffixSections.Private, "tumblr.com")]
    public void Sections_count_only_when_asked_for(string host, SuffixSections sections, string registrable) =>
        Registrable(host, sections).ShouldBe(registrable);

    private static string? Registrable(string host, SuffixSections sections = SuffixSections.All)
    {
        var start = SuffixRules.Find(host, sections).RegistrableStart(host);
        return start < 0 ? null : host[start..];
    }
}
