using System.Text.Json;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Commands;

public class CommandRunnerTests
{
    private readonly Lamps lamps = new();
    private readonly RunnerOfTest runner;

    public CommandRunnerTests() => runner = new RunnerOfTest(lamps.Palette);

    [Fact]
    public async Task A_query_answers_a_table_for_people_and_the_same_lines_as_JSON()
    {
        (await runner.Run("lamp list")).ShouldBe("name    is lit  price\nattic   no      $1.50\ncellar  yes     $1.50\nhall    no      $1.50\n");

        var json = JsonDocument.Parse(await runner.Run("lamp list -j")).RootElement;
        json.GetArrayLength().ShouldBe(3);
        json[1].GetProperty("name").GetString().ShouldBe("cellar");
        json[1].GetProperty("is_lit").GetBoolean().ShouldBeTrue();
        json[1].GetProperty("price").GetDecimal().ShouldBe(1.5m);
    }

    [Theory]
    [InlineData("lamps list")]
    [InlineData("LAMP List")]
    [InlineData("lamp list --json")]
    [InlineData("lamp show -b attic")]
    [InlineData("lamp show -B attic")]
    [InlineData("lamp show --bulb attic")]
    [InlineData("lamp show --bulb=attic")]
    [InlineData("lamp show -b=attic -m $2.50 -k RED -n 3")]
    public async Task Names_and_switches_are_understood_in_each_of_their_spellings(string line) => (await runner.Run(line)).ShouldContain("attic");

    [Theory]
    [InlineData("lmap list", "unknown palette 'lmap'. Did you mean \"lamp\"? See help")]
    [InlineData("lamp lits", "lamp has no command 'lits'. Did you mean \"list\"?")]
    [InlineData("lamp", "lamp: which command? It has list, show, long, wait, break, light, tail")]
    [InlineData("lamp show", "lamp show: -b is missing: Which lamp. Such as: lamp show -b <name>")]
    [InlineData("lamp show -b", "-b needs its value: -b <name>")]
    [InlineData("lamp show -b -j", "-b needs its value: -b <name>")]
    [InlineData("lamp show -b attic -b hall", "-b is given twice")]
    [InlineData("lamp show -b attic --bulb hall", "-b is given twice")]
    [InlineData("lamp show attic", "lamp show: 'attic' belongs to no switch; see help lamp show")]
    [InlineData("lamp show -b attic --bulbs x", "lamp show: unknown switch '--bulbs'. Did you mean \"--bulb\"?")]
    [InlineData("lamp show -b attic -z", "lamp show: unknown switch '-z'. Known: -b, -m, -k, -n, -j.")]
    [InlineData("lamp show -b \"\"", "-b '': is empty")]
    [InlineData("lamp show -b attic -m lots", "-m 'lots': must be from 0 to 1,000,000,000 dollars")]
    [InlineData("lamp show -b attic -m -1", "-m '-1': must be from 0 to 1,000,000,000 dollars")]
    [InlineData("lamp show -b attic -m 1000000001", "-m '1000000001': must be from 0 to 1,000,000,000 dollars")]
    [InlineData("lamp show -b attic -n 0", "-n '0': must be a whole number from 1 to 100000")]
    [InlineData("lamp show -b attic -n 1.5", "-n '1.5': must be a whole number from 1 to 100000")]
    [InlineData("lamp show -b attic -k gren", "-k 'gren': must be red or green. Did you mean \"green\"?")]
    [InlineData("lamp list -j=yes", "-j takes no value")]
    public async Task Wrong_words_are_named_with_what_was_probably_meant(string line, string problem) => (await runner.Refusal(line)).ShouldBe(problem);

    [Fact]
    public async Task A_value_of_control_characters_or_without_end_is_refused_and_not_repeated()
    {
        (await runner.Refusal("lamp show -b \"a\u001b[2Jb\"")).ShouldBe("-b 'a?[2Jb': holds a control character");
        (await runner.Refusal($"lamp show -b {new string('x', 501)}")).ShouldBe($"-b '{new string('x', 60)}': is longer than 500 characters");
        (await runner.Refusal($"\"\u001b{new string('p', 100)}\" list")).ShouldStartWith($"unknown palette '?{new string('p', 59)}'.");
        (await runner.Refusal(string.Join(' ', Enumerable.Repeat("x", 65)))).ShouldBe("a command of more than 64 words");
    }

    [Theory]
    [InlineData("help")]
    [InlineData("")]
    [InlineData("--help")]
    public async Task Help_lists_the_palettes(string line) => (await runner.Run(line)).ShouldContain("Lamps of the house.");

    [Theory]
    [InlineData("help lamp")]
    [InlineData("lamp help")]
    [InlineData("lamps --help")]
    public async Task Help_lists_a_palettes_commands(string line) => (await runner.Run(line)).ShouldContain("lamp light  Lights one lamp, or all.");

    [Theory]
    [InlineData("help lamp show")]
    [InlineData("lamp help show")]
    [InlineData("lamp show --help")]
    [InlineData("lamp show -b attic -h")]
    public async Task Help_tells_a_commands_switches_and_which_it_needs(string line)
    {
        var text = await runner.Run(line);

        text.ShouldContain("lamp show -b <name> [-m <dollars>] [-k <colour>] [-n <number>] [-j]");
        text.ShouldContain("Its colour. One of red, green.");
        text.ShouldContain("always");
    }

    [Fact]
    public async Task Help_is_there_as_JSON_and_for_what_does_not_exist_says_so()
    {
        JsonDocument.Parse(await runner.Run("help lamp light -j")).RootElement.GetProperty("switches")[1].GetProperty("needed").GetString().ShouldBe("always");
        (await runner.Refusal("help lmap")).ShouldContain("Did you mean \"lamp\"?");
        (await runner.Refusal("help lamp lihgt")).ShouldContain("Did you mean \"light\"?");
        (await runner.Refusal("help lamp light now")).ShouldContain("no more");
    }

    [Fact]
    public async Task A_tail_writes_a_line_for_each_thing_that_happens_and_ends_after_as_many_as_were_asked_for()
    {
        lamps.News.Writer.TryWrite(new Lamp("attic", true, 1));
        lamps.News.Writer.TryWrite(new Lamp("hall", false, 2));
        (await runner.Run("lamp tail -n 2")).ShouldBe("attic  yes  $1.00\nhall  no  $2.00\n");

        lamps.News.Writer.TryWrite(new Lamp("attic", true, 1));
        (await runner.Run("lamp tail -n 1 -j")).ShouldBe("{\"name\":\"attic\",\"is_lit\":true,\"price\":1}\n");
    }
}
