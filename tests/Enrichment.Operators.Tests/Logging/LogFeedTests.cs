using Enrichment.Operators.Logging;
using Enrichment.Operators.Seams;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Tests.Logging;

public class LogFeedTests
{
    [Fact]
    public void The_newest_lines_are_kept_oldest_first()
    {
        var feed = new LogFeed(keeps: 3);

        for (var i = 1; i <= 5; i++)
        {
            feed.Add(Line(i));
        }

        feed.Recent(10).Select(l => l.Text).ShouldBe(["3", "4", "5"]);
        feed.Recent(2).Select(l => l.Text).ShouldBe(["4", "5"]);
    }

    [Fact]
    public async Task Who_follows_gets_what_comes_and_nothing_from_before()
    {
        var feed = new LogFeed();
        feed.Add(Line(1));
        var following = feed.Follow(CancellationToken.None);
        feed.Add(Line(2));
        feed.Add(Line(3));

        (await First(following, 2)).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Who_follows_too_slowly_misses_the_oldest_and_holds_up_nobody()
    {
        var feed = new LogFeed();
        var following = feed.Follow(CancellationToken.None);

        for (var i = 1; i <= 1_500; i++)
        {
            feed.Add(Line(i));
        }

        (await First(following, 1)).ShouldBe(["501"]);
    }

    [Fact]
    public void Only_what_goes_wrong_is_kept_until_somebody_asks_for_more() => new LogFeed().Level.ShouldBe(LogLevel.Warning);

    private static LogLine Line(int number) => new(DateTimeOffset.UnixEpoch, LogLevel.Warning, "test", $"{number}");

    private static async Task<List<string>> First(IAsyncEnumerable<LogLine> lines, int count)
    {
        var texts = new List<string>();
        await foreach (var line in lines)
        {
            texts.Add(line.Text);
            if (texts.Count == count)
            {
                break;
            }
        }

        return texts;
    }
}
