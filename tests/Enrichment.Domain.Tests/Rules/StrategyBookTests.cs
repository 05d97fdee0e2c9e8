using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rules;

namespace Enrichment.Domain.Tests.Rules;

public class StrategyBookTests
{
    [Theory]
    [InlineData("healthcare", PriorityClass.High, 1000, 50, "Internal,Data Axle,Hunter", 30, 3)]
    [InlineData("saas", PriorityClass.Medium, 500, 100, "Internal,Hunter", 14, 5)]
    [InlineData("restaurants", PriorityClass.Low, 100, 200, "Internal", 7, 10)]
    [InlineData("default", PriorityClass.Minimal, 50, 150, "Internal", 7, 10)]
    [InlineData("file", PriorityClass.Medium, 500, 100, "Internal,Data Axle,Hunter", 14, 10)]
    public void The_shipped_strategies_are_the_documented_table(
        string name, PriorityClass priority, int budget, int batch, string sources, int days, int concurrency)
    {
        var strategy = StrategyBook.Shipped.Named(name).ShouldNotBeNull();
        (strategy.Priority, strategy.MaxBudget, strategy.BatchSize, strategy.Concurrency).ShouldBe((priority, budget, batch, concurrency));
        strategy.Sources.ShouldBe(sources.Split(','));
        strategy.FreshFor.ShouldBe(TimeSpan.FromDays(days));
    }

    [Theory]
    [InlineData("healthcare", "healthcare")]
    [InlineData("healthcare-urgent", "healthcare")]
    [InlineData("Healthcare-Urgent", "healthcare")]
    [InlineData("health", "default")]
    [InlineData("default", "default")]
    [InlineData("", "default")]
    [InlineData("file", "default")]
    [InlineData("finance", "default")]
    public void A_bucket_takes_the_longest_name_that_starts_its_own(string bucket, string strategy) =>
        StrategyBook.Shipped.For(bucket).Name.ShouldBe(strategy);

    [Fact]
    public void The_strategy_is_always_the_longest_prefix_or_default()
    {
        var names = new[] { "a", "ab", "abc", "b", "ba-c" };
        var book = StrategyBook.Parse($"{{\"strategies\": [{string.Join(',', names.Select(n => $"{{\"name\": \"{n}\"}}"))}]}}");
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var bucket = new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "abc-"[random.Next(4)])]);
            var expected = names.Where(bucket.StartsWith).OrderByDescending(n => n.Length).FirstOrDefault("default");
            book.For(bucket).Name.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_users_file_changes_only_what_it_says()
    {
        var book = StrategyBook.Parse("""{"strategies": [{"name": "healthcare", "max_budget": 12.5}, {"name": "finance", "priority": "low"}]}""");
        book.For("healthcare").ShouldBe(StrategyBook.Shipped.For("healthcare") with { MaxBudget = 12.5m });
        book.For("finance-banks").ShouldBe(StrategyBook.Shipped.For("default") with { Name = "finance", Priority = PriorityClass.Low });
        book.For("saas").ShouldBe(StrategyBook.Shipped.For("saas"));
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[]", "must be an object")]
    [InlineData("{}", "\"strategies\" is missing")]
    [InlineData("""{"stratgies": []}""", "Did you mean \"strategies\"?")]
    [InlineData("""{"strategies": [{"name": "a"}, {"name": "b", "batchsize": 3}]}""", "strategies[1] unknown key \"batchsize\". Did you mean \"batch_size\"?")]
    [InlineData("""{"strategies": [{"name": "a", "batch_size": 0}]}""", "strategies[0] batch_size must be from 1 to 10000, not 0")]
    [InlineData("""{"strategies": [{"name": "a", "batch_size": 1.5}]}""", "must be a whole number")]
    [InlineData("""{"strategies": [{"name": "a", "batch_size": "3"}]}""", "must be a number, not string")]
    [InlineData("""{"strategies": [{"name": "a", "priority": "Hihg"}]}""", "Did you mean \"High\"?")]
    [InlineData("""{"strategies": [{"name": "a", "priority": "1"}]}""", "is no priority")]
    [InlineData("""{"strategies": [{"name": "a", "sources": ["Huntr"]}]}""", "sources[0] \"Huntr\" is no source. Did you mean \"Hunter\"?")]
    [InlineData("""{"strategies": [{"name": "a", "sources": []}]}""", "at least one source")]
    [InlineData("""{"strategies": [{"name": "a"}, {"name": "a"}]}""", "stands twice")]
    [InlineData("""{"strategies": [{"name": "a b"}]}""", "letters, digits")]
    [InlineData("""{"strategies": [{"max_budget": 1e400, "name": "a"}]}""", "max_budget must be from")]
    [InlineData("""{"strategies": [{"name": "a", "name": "b"}]}""", "name")]
    public void A_wrong_file_says_where_and_why(string json, string message) =>
        Should.Throw<RulesException>(() => StrategyBook.Parse(json, ["Internal", "Hunter"])).Message.ShouldContain(message);
}
