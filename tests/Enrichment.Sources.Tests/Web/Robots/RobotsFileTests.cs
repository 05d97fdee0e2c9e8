using System.Text;
using Enrichment.Sources.Web.Robots;

namespace Enrichment.Sources.Tests.Web.Robots;

public class RobotsFileTests
{
    [Theory]
    // The vendors' table: own group only.
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: LeadBot\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: LeadBot\nDisallow: /x", "/x/1", false)]
    // The longer rule wins, on a tie Allow.
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /p/ok", "/p/ok/1", true)]
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /p/ok", "/p/no", false)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /p/ok", "/p/ok/1", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    // Wildcards and the end of the path.
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/d/f.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/d/f.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf", "/d/f.pdf?x=1", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1b2c", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1b2cc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1c2b", true)]
    [InlineData("User-agent: *\nDisallow: *", "/anything", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", false)]
    [InlineData("User-agent: *\nDisallow: /aa*aa$", "/aaa", true)]
    [InlineData("User-agent: *\nDisallow: /aa*aa$", "/aaaa", false)]
    // Percent-encoding is brought to one form.
    [InlineData("User-agent: *\nDisallow: /caf%C3%A9", "/café", false)]
    [InlineData("User-agent: *\nDisallow: /café", "/caf%c3%a9", false)]
    [InlineData("User-agent: *\nDisallow: /%61bc", "/abc", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/a*b", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/axb", true)]
    [InlineData("User-agent: *\nDisallow: /a b", "/a%20b", false)]
    [InlineData("User-agent: *\nDisallow: /100%", "/100%25", false)]
    // Groups.
    [InlineData("User-agent: leadbot\nDisallow: /a\n\nUser-agent: leadbot\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: leadbot\nDisallow: /a\n\nUser-agent: leadbot\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: a\nUser-agent: leadbot\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: leadbot\nUser-agent: a\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: leadbot\n\n\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: leadbot\nSitemap: /s\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: leadbot\nCrawl-delay: 3\nUser-agent: a\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: other\nDisallow: /c", "/c", true)]
    [InlineData("User-agent: other\nDisallow: /c\nUser-agent: *\nDisallow: /d", "/c", true)]
    [InlineData("User-agent: other\nDisallow: /c\nUser-agent: *\nDisallow: /d", "/d", false)]
    [InlineData("User-agent: leadbot\nAllow: /\nUser-agent: *\nDisallow: /", "/d", true)]
    [InlineData("User-agent: LEADBOT/2.1\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: leadbot-images\nDisallow: /c", "/c", true)]
    [InlineData("User-agent: lead\nDisallow: /c", "/c", true)]
    [InlineData("Disallow: /c\nUser-agent: leadbot\nDisallow: /d", "/c", true)]
    [InlineData("User-agent: leadbot\nDisallow:", "/c", true)]
    [InlineData("User-agent: leadbot\nDisallow:\nUser-agent: *\nDisallow: /", "/c", true)]
    // Lines as they come.
    [InlineData("user-AGENT :  *  # all\r\nDISALLOW:/c # this", "/c", false)]
    [InlineData("User-agent: *\rDisallow: /c\rDisallow: /d", "/d", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: *\nDisallow: /C", "/c", true)]
    [InlineData("User-agent: *\nDisallow: /c?x=", "/c?x=1", false)]
    [InlineData("User-agent: *\nDisallow /c\nnonsense\nDisallow: /d", "/d", false)]
    [InlineData("<html><body>User-agent: none of this</body></html>", "/c", true)]
    [InlineData("", "/c", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_file_decides_about_a_path(string file, string path, bool allowed) =>
        RobotsFile.Parse(Encoding.UTF8.GetBytes(file), "leadbot").Allows(path).ShouldBe(allowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 9\nUser-agent: leadbot\nCrawl-delay: 1", 1.0)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999", 3600.0)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: other\nCrawl-delay: 5", null)]
    public void A_crawl_delay_is_read_as_a_wish(string file, double? seconds) =>
        (RobotsFile.Parse(Encoding.UTF8.GetBytes(file), "leadbot").CrawlDelay?.TotalSeconds).ShouldBe(seconds);

    [Fact]
    public void The_first_500_KiB_count_and_a_line_cut_there_does_not()
    {
        var head = "User-agent: *\nDisallow: /early\n";
        var filler = new string('#', RobotsFile.LongestFile - head.Length - "\nDisallow: /p".Length);
        var file = Encoding.ASCII.GetBytes(head + filler + "\nDisallow: /private\n");

        var rules = RobotsFile.Parse(file, "leadbot");

        rules.Allows("/early").ShouldBeFalse();
        rules.Allows("/private").ShouldBeTrue();
        rules.Allows("/public").ShouldBeTrue("the rule was cut to '/p', which nobody wrote");
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var file = new byte[random.Next(200)];
            random.NextBytes(file);
            RobotsFile.Parse([.. "User-agent: *\nDisallow: /"u8, .. file], "leadbot").Allows("/x%" + i);
        }
    }

    [Fact]
    public void A_pattern_of_stars_takes_no_more_than_linear_time_in_the_path()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 100_000));
        var rules = RobotsFile.Parse(Encoding.ASCII.GetBytes($"User-agent: *\nDisallow: /{stars}$"), "leadbot");

        rules.Allows("/" + new string('a', 2_000)).ShouldBeTrue();
    }
}
