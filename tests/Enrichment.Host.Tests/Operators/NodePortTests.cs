using System.Net;
using System.Net.Sockets;
using Enrichment.Host.Commands;
using Enrichment.Host.Configuration;
using Enrichment.Host.Operators;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Operators;

public sealed class NodePortTests(NodeWithData node) : IClassFixture<NodeWithData>
{
    [Fact]
    public void Off_is_off() => Open(new PbmSettings { Enabled = false }).ShouldBeNull();

    [Fact]
    public async Task Who_asks_for_no_port_in_particular_gets_another_where_the_usual_one_is_taken()
    {
        // Taken by another test's node, or by this one: either way nobody may fail for it.
        await using var first = Open(new PbmSettings());
        await using var second = Open(new PbmSettings());

        second!.EndPoint.Port.ShouldNotBe(first!.EndPoint.Port);
        second.EndPoint.Address.ShouldBe(IPAddress.Loopback);
    }

    [Fact]
    public void Who_asks_for_a_port_that_is_taken_is_told_so()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Should.Throw<UsageException>(() => Open(new PbmSettings { Port = port })).Message
            .ShouldStartWith($"cannot listen for operators on 127.0.0.1:{port}: ");
    }

    [Theory]
    [InlineData("0.0.0.0", null, "Pbm: 0.0.0.0 can be reached by others, and there is no token: set Pbm:Token (ENRICHMENT__Pbm__Token), or listen on 127.0.0.1")]
    [InlineData("127.0.0.1", "short", "Pbm: Pbm:Token (ENRICHMENT__Pbm__Token) must be at least 16 characters, none of them a blank or beyond ASCII")]
    [InlineData("here", null, "Pbm:Address: 'here' is not an IP address")]
    public void Settings_that_others_could_use_are_refused_before_anything_starts(string address, string? token, string problem) =>
        Should.Throw<ConfigurationProblemException>(() => SettingsLoader.Check(SettingsLoader.Load(null, []) with { Pbm = new PbmSettings { Address = address, Token = token } }))
            .Message.ShouldContain(problem);

    [Fact]
    public void A_port_that_is_off_needs_no_token() =>
        SettingsLoader.Check(SettingsLoader.Load(null, []) with { Pbm = new PbmSettings { Address = "0.0.0.0", Enabled = false } });

    [Fact]
    public void Settings_print_without_their_token() => new PbmSettings { Token = "canary-0123456789" }.ToString().ShouldNotContain("canary");

    private Enrichment.Operators.Port.OperatorPort? Open(PbmSettings settings) =>
        NodePort.Open(node.Gateway.Server, node.Gateway.Node, settings, PbmOfTest.World(node.Gateway));
}
