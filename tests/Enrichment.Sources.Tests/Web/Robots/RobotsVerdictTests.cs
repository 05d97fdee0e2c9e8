using System.Text;
using Enrichment.Sources.Http;
using Enrichment.Sources.Web.Robots;

namespace Enrichment.Sources.Tests.Web.Robots;

public class RobotsVerdictTests
{
    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(401)]
    [InlineData(403)]
    public void Without_a_file_everything_is_allowed(int status) =>
        RobotsVerdict.Of(Answer(status, "User-agent: *\nDisallow: /"), "leadbot")
            .ShouldBeOfType<RobotsVerdict.Known>().Rules.Allows("/any").ShouldBeTrue();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public void A_site_that_cannot_say_is_unreachable(int status) =>
        RobotsVerdict.Of(Answer(status, ""), "leadbot").ShouldBeOfType<RobotsVerdict.Unreachable>();

    [Fact]
    public void A_file_is_read() =>
        RobotsVerdict.Of(Answer(200, "User-agent: *\nDisallow: /x"), "leadbot")
            .ShouldBeOfType<RobotsVerdict.Known>().Rules.Allows("/x").ShouldBeFalse();

    [Fact]
    public void A_redirect_names_the_next_place() =>
        RobotsVerdict.Of(Answer(301, "", "https://other/robots.txt"), "leadbot")
            .ShouldBeOfType<RobotsVerdict.Moved>().Location.ShouldBe("https://other/robots.txt");

    private static Answered Answer(int status, string body, string? location = null) =>
        new(status, Encoding.UTF8.GetBytes(body), false, "text/plain", null, null, location, []);
}
