using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Tests.Commands;

public class WordSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("   ", new string[0])]
    [InlineData("bucket list", new[] { "bucket", "list" })]
    [InlineData("  bucket \t list ", new[] { "bucket", "list" })]
    [InlineData("-w \"too dear\" -y", new[] { "-w", "too dear", "-y" })]
    [InlineData("-w 'say \"no\"'", new[] { "-w", "say \"no\"" })]
    [InlineData("-w \"it's\"", new[] { "-w", "it's" })]
    [InlineData("--why=\"too dear\"", new[] { "--why=too dear" })]
    [InlineData("a\\ b \\\"c", new[] { "a b", "\"c" })]
    [InlineData("\"a\\\"b\"", new[] { "a\"b" })]
    [InlineData("'a\\b'", new[] { "a\\b" })]
    [InlineData("-w \"\"", new[] { "-w", "" })]
    public void Blanks_part_words_and_quotes_keep_them_together(string line, string[] words) => WordSplitter.Split(line).ShouldBe(words);

    [Theory]
    [InlineData("-w \"too dear", "the quote \" is not closed")]
    [InlineData("it's", "the quote ' is not closed")]
    [InlineData("a\\", "nothing follows the last backslash")]
    public void What_is_not_closed_is_named(string line, string problem) =>
        Should.Throw<CommandProblemException>(() => WordSplitter.Split(line)).Message.ShouldBe(problem);

    [Fact]
    public void Whatever_a_word_holds_it_comes_back_from_its_quotes()
    {
        var chance = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            string[] words = [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ => new string([.. Enumerable.Range(0, chance.Next(0, 6)).Select(_ => " ab\"'\\\té-="[chance.Next(10)])]))];

            var line = string.Join(' ', words.Select(w => $"\"{w.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""));

            WordSplitter.Split(line).ShouldBe(words, line);
        }
    }
}
