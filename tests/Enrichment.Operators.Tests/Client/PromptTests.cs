using Enrichment.Operators.Client;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Client;

public class PromptTests
{
    [Fact]
    public async Task Commands_are_run_one_after_the_other_until_the_operator_leaves()
    {
        await using var port = new PortOfTest();

        var (output, errors) = await Type(port, "lamp list\n\npbm lamp light -b attic -w \"it is dark\"\nexit\nlamp light -b cellar -w x\n", isTerminal: true);

        output.ShouldStartWith($"[{port.Address}] pbm> name");
        output.ShouldEndWith($"[{port.Address}] pbm> ");
        errors.ShouldBeEmpty();
        port.Audit.Notes.Single().Detail.ShouldBe("why: it is dark");
    }

    [Fact]
    public async Task A_mistyped_command_costs_nothing_but_a_line()
    {
        await using var port = new PortOfTest();

        var (output, errors) = await Type(port, "lmap list\nlamp show -b \"attic\nlamp list\n", isTerminal: false);

        errors.ShouldBe($"unknown palette 'lmap'. Did you mean \"lamp\"? See help{Environment.NewLine}the quote \" is not closed{Environment.NewLine}");
        output.ShouldStartWith("name");
    }

    [Fact]
    public async Task A_node_that_went_away_is_said_and_the_prompt_stays()
    {
        var port = new PortOfTest();
        var address = port.Address;
        await port.DisposeAsync();

        var (_, errors) = await Type(address, "help\nhelp\nquit\n", isTerminal: false);

        errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        errors.ShouldContain($"no node answers at {address}");
    }

    private static Task<(string Output, string Errors)> Type(PortOfTest port, string text, bool isTerminal) => Type(port.Address, text, isTerminal);

    private static async Task<(string Output, string Errors)> Type(PortAddress address, string text, bool isTerminal)
    {
        using var input = new StringReader(text);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        await new Prompt(new PortClient(address, null, "ann"), input, output, errors).Run(isTerminal, CancellationToken.None);
        return (output.ToString(), errors.ToString());
    }
}
