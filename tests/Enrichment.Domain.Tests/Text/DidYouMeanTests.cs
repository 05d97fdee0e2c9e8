using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class DidYouMeanTests
{
    private static readonly string[] Known = ["batch_size", "sources", "Hunter", "Data Axle"];

    [Theory]
    [InlineData("batchsize", "batch_size")]
    [InlineData("huntre", "Hunter")]
    [InlineData("DATA AXEL", "Data Axle")]
    [InlineData("source", "sources")]
    [InlineData("bat", "batch_size")]
    [InlineData("sources", "sources")]
    public void The_nearest_known_word_is_offered(string given, string near) => DidYouMean.Nearest(given, Known).ShouldBe(near);

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("completely different")]
    public void A_far_word_gets_no_offer_but_the_list(string given)
    {
        DidYouMean.Nearest(given, Known).ShouldBeNull();
        DidYouMean.Hint(given, Known).ShouldBe(" Known: batch_size, sources, Hunter, Data Axle.");
    }

    [Fact]
    public void One_slip_of_the_finger_is_always_understood()
    {
        var random = new Random(23);
        for (var i = 0; i < 2_000; i++)
        {
            var word = Known[random.Next(Known.Length)];
            var at = random.Next(word.Length - 1);
            var slipped = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "q"),
                2 => word[..at] + "q" + word[(at + 1)..],
                _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            };
            DidYouMean.Nearest(slipped, Known).ShouldBe(word, slipped);
        }
    }
}
