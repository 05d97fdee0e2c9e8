using Enrichment.Domain.Identity;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Tests.Text;

namespace Enrichment.Domain.Tests.Rules;

public class BucketRulesLawTests
{
    [Fact]
    public void Equal_features_give_equal_buckets_whose_names_can_be_segments()
    {
        var texts = new MessyText(seed: 37);
        string[] words = ["software", "health", "Urgent Care", "pizza", "722", "80", "hotel", "US", "CA", "biotech", "none", ""];
        for (var i = 0; i < 5_000; i++)
        {
            string Cell() => texts.Next(3) == 0 ? texts.Words() : texts.Pick(words) + " " + texts.Pick(words);
            var features = new BusinessFeatures(Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell());
            var bucket = BucketRules.Shipped.Assign(features);
            var again = BucketRules.Shipped.Assign(features with { });
            (again.Vertical, again.Geo).ShouldBe((bucket.Vertical, bucket.Geo));
            again.Because.ShouldBe(bucket.Because);
            bucket.Because.Count.ShouldBeGreaterThanOrEqualTo(2);
            BucketId.IsSegment(bucket.Vertical).ShouldBeTrue();
            BucketId.IsSegment(bucket.Geo).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_heaviest_vertical_wins_and_the_first_among_equals()
    {
        string[] words = ["ab", "abc", "ba", "b", "cab", "a"];
        var random = new Random(41);
        for (var i = 0; i < 500; i++)
        {
            var rules = Enumerable.Range(0, 8)
                .Select(n => (Vertical: $"v{random.Next(4)}", Weight: random.Next(1, 4), Value: Phrase(2) + (random.Next(3) == 0 ? "*" : ""))).ToArray();
            var book = BucketRules.Parse($$"""{"no_features": "none", "rules": [{{string.Join(',', rules.Select(Json))}}]}""");
            for (var j = 0; j < 20; j++)
            {
                var name = Phrase(4);
                var expected = rules.Select(rule => rule.Vertical).Distinct()
                    .Select(v => (Vertical: v, Weight: rules.Where(rule => rule.Vertical == v && Holds(rule.Value, name)).Sum(rule => rule.Weight)))
                    .Where(v => v.Weight > 0).OrderByDescending(v => v.Weight).Select(v => v.Vertical).FirstOrDefault("none");
                book.Assign(new BusinessFeatures(Name: name)).Vertical.ShouldBe(expected, $"{name} by {string.Join("; ", rules)}");
            }
        }

        string Phrase(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => words[random.Next(words.Length)]));
        static string Json((string Vertical, int Weight, string Value) rule) =>
            $$"""{"vertical": "{{rule.Vertical}}", "weight": {{rule.Weight}}, "name": ["{{rule.Value}}"]}""";
        static bool Holds(string value, string name) =>
            $" {name} ".Contains(value.EndsWith('*') ? $" {value[..^1]}" : $" {value} ", StringComparison.Ordinal);
    }
}
