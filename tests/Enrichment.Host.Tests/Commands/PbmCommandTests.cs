using Enrichment.Host.Commands;
using Enrichment.Host.Configuration;
using Enrichment.Host.Operators;
using Enrichment.Host.Tests.Operators;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Commands;

public sealed class PbmCommandTests(NodeWithData node) : IClassFixture<NodeWithData>
{
    [Fact]
    public async Task A_command_behind_an_address_is_answered_on_standard_output()
    {
        await using var port = Port();

        var (code, output, error) = await Run([], "", "pbm", $"{port.EndPoint}", "bucket", "list", "-j");

        code.ShouldBe(ExitCodes.Done);
        output.ShouldStartWith("[");
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_address_the_configured_node_is_asked_with_the_configured_token()
    {
        await using var port = NodePort.Open(node.Gateway.Server, node.Gateway.Node, new PbmSettings { Port = 0, Token = "a-token-of-the-tests" }, PbmOfTest.World(node.Gateway))!;
        KeyValuePair<string, string>[] settings = [new("ENRICHMENT__Pbm__Port", $"{port.EndPoint.Port}"), new("ENRICHMENT__Pbm__Token", "a-token-of-the-tests")];

        (await Run(settings, "", "pbm", "system", "version")).Output.ShouldContain("enrich");
        (await Run([settings[0]], "", "pbm", "system", "version")).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(ExitCodes.BadUsage), r => r.Error.ShouldStartWith("enrich: this node asks for a token"));
    }

    [Fact]
    public async Task Without_a_command_it_reads_commands_until_its_input_ends()
    {
        await using var port = Port();

        var (code, output, error) = await Run([], "run list\nrun lits\nexit\n", "pbm", $"{port.EndPoint}");

        code.ShouldBe(ExitCodes.Done);
        output.ShouldContain(node.Run);
        error.ShouldContain("Did you mean \"list\"?");
    }

    [Fact]
    public async Task A_refusal_and_a_node_that_is_not_there_are_one_line_each_and_exit_with_2()
    {
        var port = Port();
        (await Run([], "", "pbm", $"{port.EndPoint}", "bucket", "pause")).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(ExitCodes.BadUsage), r => r.Error.ShouldStartWith("enrich: bucket pause: -w is missing"));
        await port.DisposeAsync();

        (await Run([], "", "pbm", $"{port.EndPoint}", "help")).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(ExitCodes.BadUsage), r => r.Error.ShouldStartWith($"enrich: no node answers at {port.EndPoint}: "), r => r.Error.Split('\n').Length.ShouldBe(2));
    }

    [Fact]
    public async Task Its_help_is_there_without_a_node() => (await Run([], "", "pbm", "--help")).Output.ShouldContain("enrich pbm bucket cap -b saas -m 50");

    [Theory]
    [InlineData("--pbm-port", "soon", "--pbm-port 'soon': must be a port's number, or off")]
    [InlineData("--pbm-address", "0.0.0.0", "0.0.0.0 can be reached by others, and there is no token")]
    public async Task A_port_that_cannot_be_is_refused_before_the_server_starts(string option, string value, string problem) =>
        (await Run([], "", "serve", "--data-dir", node.Gateway.Folder.At("never"), option, value)).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(ExitCodes.BadUsage), r => r.Error.ShouldContain(problem));

    private Enrichment.Operators.Port.OperatorPort Port() =>
        NodePort.Open(node.Gateway.Server, node.Gateway.Node, new PbmSettings { Port = 0 }, PbmOfTest.World(node.Gateway))!;

    private static async Task<(int Code, string Output, string Error)> Run(KeyValuePair<string, string>[] environment, string input, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new CliWorld { Out = output, Error = error, In = new StringReader(input), Engines = new FakeRoom(), Environment = environment };
        var code = await EnrichCli.Run(words, world, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
